package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxRequestException;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message would cost, before it does. */
class EstimateRouteTest extends SimulatedRoutes {

    private Instant now = Instant.parse("2026-11-27T12:00:00Z");

    @Override
    protected void configure(FluxComponent flux) {
        flux.useClock(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:check-and-edit")
                        .noStreamCaching()
                        .to("flux:estimate?forOperation=edit&model=flux-2-pro&prompt=in blue")
                        .to("flux:edit?model=flux-2-pro&prompt=in blue");
                from("direct:left")
                        .to("flux:estimate?forOperation=edit&model=flux-2-pro")
                        .setProperty("open files", () -> flux().engine().spool().openFiles());
                from("direct:dynamic").toD("flux:estimate?model=${header.wanted}");
            }
        };
    }

    /** Every row of BFL's prices that states one figure; pictures that go in by their sizes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            generate | flux-2-klein-4b              | size=1024x1024 |                     | 1.4
            generate | flux-2-klein-4b              | size=2048x2048 |                     | 1.7
            edit     | flux-2-klein-4b              |                | 1024x1024           | 1.5
            generate | flux-2-klein-9b              | size=1024x1024 |                     | 1.5
            generate | flux-2-klein-9b              | size=2048x2048 |                     | 2.1
            generate | flux-2-pro                   |                |                     | 3
            generate | flux-2-pro                   | size=1920x1080 |                     | 4.5
            generate | flux-2-pro                   | size=2048x2048 |                     | 7.5
            edit     | flux-2-pro                   |                | 1024x1024           | 4.5
            edit     | flux-2-pro                   | size=1024x1024 | 1920x1080           | 6
            edit     | flux-2-pro                   |                | 1920x1080           | 7.5
            edit     | flux-2-pro                   | size=1024x1024 | 512x512 512x512     | 4.5
            edit     | flux-2-pro                   |                | 1039x1039           | 6
            edit     | flux-2-pro                   |                | 3000x2000           | 13.5
            generate | flux-2-max                   | size=1024x1024 |                     | 7
            edit     | flux-2-max                   |                | 1024x1024           | 10
            generate | flux-2-flex                  | size=1024x1024 |                     | 5
            generate | flux-2-flex                  | size=2048x1024 |                     | 10
            generate | flux-kontext-pro             | aspectRatio=16:9 |                   | 4
            generate | flux-kontext-max             |                |                     | 8
            generate | flux-pro-1.1                 | size=1440x1440 |                     | 4
            generate | flux-pro-1.1-ultra           | input.raw=true |                     | 6
            fill     | flux-pro-1.0-fill            |                | 1024x1024           | 5
            generate | flux-pro-1.1-ultra-finetuned | input.finetune_id=me |               | 7
            fill     | flux-pro-1.0-fill-finetuned  | input.finetune_id=me | 1024x1024     | 6
            generate | flux-3-image                 |                |                     | 4.8
            generate | flux-3-image                 | resolution=768sq |                   | 4.1
            generate | flux-3-image                 | resolution=1.5k |                    | 7
            generate | flux-3-image                 | input.resolution=2k |                | 10
            edit     | flux-3-image                 | resolution=4k  | 1024x1024 1024x1024 | 60.7
            try-on   | flux-tools/vto-v1            |                | 1024x1024 1024x1024 | 4.75
            try-on   | flux-tools/vto-v2            |                | 1024x1024 1024x1024 | 4.75
            erase    | flux-tools/erase-v1          |                | 1024x1024           | 3
            deblur   | flux-tools/deblur-v1         |                | 1024x1024           | 3
            """)
    void published_prices_are_estimated(
            String operation, String model, String options, String pictures, BigDecimal cents) throws IOException {
        Exchange exchange = estimate(operation, model, options, pictures);

        assertThat(cents(exchange)).isEqualByComparingTo(cents);
    }

    @Test
    void several_pictures_cost_several_times_as_much() throws IOException {
        assertThat(cents(estimate("generate", "flux-2-pro", "count=4", null))).isEqualByComparingTo("12");
    }

    @ParameterizedTest
    @CsvSource({
        "flux-2-flex, 2026-01-27, 6",
        "flux-2-flex, 2026-01-28, 5",
        "flux-3-image, 2026-10-07, 2.4",
        "flux-3-image, 2026-10-08, 4.8",
        "flux-3-image, 2026-09-30, "
    })
    void the_day_of_the_purchase_decides(String model, LocalDate day, BigDecimal cents) throws IOException {
        now = day.atTime(23, 59).toInstant(ZoneOffset.UTC);

        Exchange exchange = estimate("generate", model, null, null);

        if (cents == null) {
            assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(FluxConstants.ESTIMATE_USD);
        } else {
            assertThat(cents(exchange)).isEqualByComparingTo(cents);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            generate      | flux-dev                     |
            generate      | flux-3-image-klein           | resolution=1k
            generate      | flux-2-klein-4b-finetuned    | input.finetune_id=me
            generate      | flux-of-tomorrow             |
            expand        | flux-pro-1.0-expand          | input.top=100
            expand        | flux-tools/outpainting-v1    | size=2048x2048
            video         | flux-3-video                 | input.duration=5&input.mode=t2v&resolution=hd
            video-edit    | flux-tools/video-edit-v1     |
            video-upscale | flux-tools/video-upscale-v1  |
            generate      | flux-2-pro                   | width=2048
            generate      | flux-2-pro                   | aspectRatio=16:9&strictParameters=false
            generate      | flux-2-pro                   | input.input_image=https://example.com/a.png
            edit          | flux-2-pro                   | inputImages=https://example.com/a.png
            generate      | flux-3-image                 | resolution=8k
            """)
    void without_a_known_price_there_is_no_estimate(String operation, String model, String options) throws IOException {
        Exchange exchange = exchange(operation.equals("generate") ? "a cat" : null);
        if (!operation.equals("generate") && !String.valueOf(options).contains("inputImages")) {
            exchange.getMessage()
                    .setHeader(
                            operation.startsWith("video-") ? FluxConstants.VIDEO : FluxConstants.INPUT_IMAGES,
                            picture("64x64", 0));
        }
        exchange.getMessage().setHeader(FluxConstants.PROMPT, "a cat");
        exchange.getMessage().setHeader(FluxConstants.ESTIMATE_USD, BigDecimal.ONE);

        send(operation, model, options, exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(FluxConstants.ESTIMATE_USD);
    }

    @ParameterizedTest
    @CsvSource({"flux-kontext-pro, 4", "flux-3-image, 4.8", "flux-pro-1.1-ultra, 6"})
    void the_size_of_a_linked_picture_does_not_matter_where_pictures_cost_nothing(String model, BigDecimal cents)
            throws IOException {
        Exchange exchange = exchange("in blue");
        exchange.getMessage().setHeader(FluxConstants.INPUT_IMAGES, "https://example.com/a.png");

        send("edit", model, null, exchange);

        assertThat(cents(exchange)).isEqualByComparingTo(cents);
    }

    @Test
    void headers_and_a_request_in_the_body_count_as_they_do_when_it_is_bought() {
        Exchange exchange = exchange(Map.of("prompt", "a cat", "width", 2048, "height", 2048));
        exchange.getMessage().setHeader(FluxConstants.MODEL, "flux-2-max");
        send("generate", "flux-2-pro", "size=512x512", exchange);
        assertThat(cents(exchange)).isEqualByComparingTo("16");

        exchange.getMessage().setHeader(FluxConstants.SIZE, "1024x1024");
        send("generate", "flux-2-pro", "size=512x512", exchange);
        assertThat(cents(exchange)).isEqualByComparingTo("7");
    }

    @Test
    void nothing_is_bought_and_the_message_stays_as_it_is() {
        Exchange exchange = exchange("a cat");
        Map<String, Object> headers = Map.of("CamelFluxSeed", 7, "CamelFluxIdempotencyKey", "k", "mine", "x");
        headers.forEach(exchange.getMessage()::setHeader);

        send("generate", "flux-2-pro", null, exchange);

        assertThat(exchange.getMessage().getBody()).isEqualTo("a cat");
        Map<String, Object> after = new HashMap<>(exchange.getMessage().getHeaders());
        assertThat(after.remove(FluxConstants.ESTIMATE_USD)).isEqualTo(new BigDecimal("0.03"));
        assertThat(after).isEqualTo(headers);
        assertThat(simulator.bill().count()).isZero();
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void a_picture_that_is_a_stream_can_still_be_edited_afterwards_and_costs_what_was_said() throws IOException {
        // Links that the simulator hands out expire by its clock.
        now = Instant.now();
        Exchange exchange = exchange(new BufferedInputStream(new ByteArrayInputStream(picture("1920x1080", 0))));

        template.send("direct:check-and-edit", exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(cents(exchange)).isEqualByComparingTo("7.5");
        assertThat(simulator.bill().count()).isOne();
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.075");
    }

    @Test
    void streams_in_headers_can_be_read_again() throws IOException {
        InputStream first = new BufferedInputStream(new ByteArrayInputStream(picture("1024x1024", 0)));
        Exchange exchange = exchange("in blue");
        exchange.getMessage().setHeader(FluxConstants.INPUT_IMAGES, List.of(first, picture("64x64", 0)));

        send("edit", "flux-2-pro", null, exchange);
        assertThat(cents(exchange)).isEqualByComparingTo("6");
        send("edit", "flux-2-pro", null, exchange);
        assertThat(cents(exchange)).isEqualByComparingTo("6");
    }

    @Test
    void no_bytes_are_left_behind() {
        Exchange exchange = exchange("in blue");
        exchange.getMessage().setHeader(FluxConstants.INPUT_IMAGES, new byte[1_000_000]);

        template.send("direct:left", exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(FluxConstants.ESTIMATE_USD);
        assertThat(exchange.getProperty("open files")).isEqualTo(0);
    }

    @Test
    void needs_no_key_and_works_with_toD() {
        flux().getConfiguration().setApiKey(null);

        Exchange exchange = template.send("direct:dynamic", sent -> {
            sent.getMessage().setHeader("wanted", "flux-2-klein-9b");
            sent.getMessage().setBody("a cat");
        });

        assertThat(cents(exchange)).isEqualByComparingTo("1.5");
    }

    /** The example of docs/costs.md, as it stands there. */
    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void the_example_of_the_guide_lets_through_what_is_cheap_enough(String language) throws Exception {
        now = Instant.now();
        GuidePage.of("costs.md").load(context, getClass(), language, 0, 0, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:repaint")
                        .to("flux:estimate?forOperation=edit&model=flux-2-pro&prompt=in blue")
                        .choice()
                        .when(simple(
                                "${header.CamelFluxEstimateUsd} == null || ${header.CamelFluxEstimateUsd} > '0.10'"))
                        .throwException(IllegalArgumentException.class, "too expensive, or of unknown price")
                        .end()
                        .to("flux:edit?model=flux-2-pro&prompt=in blue");
            }
        });

        Exchange cheap =
                template.send("direct:repaint", sent -> sent.getMessage().setBody(picture("1024x1024", 0)));
        Exchange dear =
                template.send("direct:repaint", sent -> sent.getMessage().setBody(picture("2048x2048", 0)));
        Exchange unknown =
                template.send("direct:repaint", sent -> sent.getMessage().setBody("https://example.com/a.png"));

        assertThat(cheap.getException()).isNull();
        assertThat(dear.getException()).isInstanceOf(IllegalArgumentException.class);
        assertThat(unknown.getException()).isInstanceOf(IllegalArgumentException.class);
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.045");
    }

    @ParameterizedTest
    @CsvSource({"edit, flux-2-pro, needs a picture", "generate, flux-pro-1.0-fill, cannot generate"})
    void what_cannot_be_bought_cannot_be_estimated(String operation, String model, String why) {
        Exchange exchange = exchange(null);

        send(operation, model, "prompt=a cat", exchange);

        assertThat(exchange.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining(why);
    }

    private Exchange estimate(String operation, String model, String options, String pictures) throws IOException {
        Exchange exchange = exchange("a cat");
        if (pictures != null) {
            List<byte[]> images = new ArrayList<>();
            for (String size : pictures.split(" ")) {
                images.add(picture(size, images.size()));
            }
            exchange.getMessage().setHeader(FluxConstants.INPUT_IMAGES, images);
            if (operation.equals("try-on")) {
                exchange.getMessage().setHeader(FluxConstants.GARMENT, images.remove(1));
            } else if (operation.equals("erase")) {
                exchange.getMessage().setHeader(FluxConstants.MASK, picture(pictures.split(" ")[0], 1));
            }
        }
        send(operation, model, options, exchange);
        assertThat(exchange.getException()).isNull();
        assertThat(simulator.bill().count()).isZero();
        return exchange;
    }

    private void send(String operation, String model, String options, Exchange exchange) {
        template.send(
                "flux:estimate?forOperation=" + operation + "&model=" + model + (options == null ? "" : "&" + options),
                exchange);
    }

    private Exchange exchange(Object body) {
        Exchange exchange = context.getEndpoint("direct:dynamic").createExchange();
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private static BigDecimal cents(Exchange exchange) {
        return exchange.getMessage()
                .getHeader(FluxConstants.ESTIMATE_USD, BigDecimal.class)
                .movePointRight(2);
    }

    /** @param bright how many pixels of it are white: no two pictures of a message are the same */
    private static byte[] picture(String size, int bright) throws IOException {
        String[] sides = size.split("x");
        BufferedImage image = new BufferedImage(
                Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), BufferedImage.TYPE_BYTE_BINARY);
        for (int x = 0; x < bright; x++) {
            image.setRGB(x, 0, 0xFFFFFF);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}

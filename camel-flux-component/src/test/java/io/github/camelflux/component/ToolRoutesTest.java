package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.awt.Color;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tools that work on a picture, from routes in YAML: the right picture must get to the right place. */
class ToolRoutesTest extends SimulatedRoutes {

    private static final Map<String, Object> NOTHING = Map.of();

    private final byte[] blue = Drawings.plain(256, 256, Color.BLUE);
    private final byte[] red = Drawings.plain(256, 256, Color.RED);
    private final byte[] middle = Drawings.mask(256, 256, 96, 96, 64, 64);

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().render(Render.DRAWN);
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.getConfiguration().setModel("flux-2-klein-4b");
        flux.getConfiguration().setOutputFormat("png");
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        byte[] routes = """
                - from:
                    uri: direct:fill
                    steps:
                      - to: flux:fill?prompt=a red door
                - from:
                    uri: direct:outpaint
                    steps:
                      - to: flux:outpaint?size=512x384
                - from:
                    uri: direct:expand
                    steps:
                      - to:
                          uri: flux:expand
                          parameters:
                            model: flux-pro-1.0-expand
                            input.left: 64
                            input.top: 32
                - from:
                    uri: direct:erase
                    steps:
                      - to: flux:erase
                - from:
                    uri: direct:deblur
                    steps:
                      - to: flux:deblur
                - from:
                    uri: direct:try-on
                    steps:
                      - to: flux:try-on?prompt=wearing the coat&idempotencyKey=request
                - from:
                    uri: direct:cost
                    steps:
                      - toD: flux:estimate?forOperation=${header.wanted}
                - from:
                    uri: direct:lenient
                    steps:
                      - to: flux:deblur?strictParameters=false
                - from:
                    uri: direct:no-border
                    steps:
                      - to: flux:expand?model=flux-pro-1.0-expand
                - from:
                    uri: direct:zero-border
                    steps:
                      - to: flux:expand?model=flux-pro-1.0-expand&input.left=0&input.top=0
                - from:
                    uri: direct:bought-edit
                    steps:
                      - to: flux:edit
                - from:
                    uri: direct:bought-try-on
                    steps:
                      - to: flux:try-on
                - from:
                    uri: direct:canvas
                    steps:
                      - to: flux:expand?prompt=a wide beach
                - from:
                    uri: direct:generate
                    steps:
                      - to: flux:generate?prompt=a beach
                """.getBytes(StandardCharsets.UTF_8);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromBytes("tools.yaml", routes));
        return context;
    }

    @Test
    void fill_paints_under_the_mask_and_leaves_the_rest() {
        Exchange made = send("direct:fill", blue, Map.of("CamelFluxMask", middle));

        assertThat(pixel(made, 20, 20)).isEqualTo(Color.BLUE);
        assertThat(pixel(made, 128, 128)).isNotEqualTo(Color.BLUE);
        assertThat(simulator.bill().count("a red door")).isOne();
        assertThat(made.getMessage().getHeaders()).doesNotContainKey("CamelFluxMask");
    }

    @Test
    void outpaint_puts_the_picture_in_the_middle_of_the_canvas() {
        Exchange made = send("direct:outpaint", blue, NOTHING);

        assertThat(size(made)).isEqualTo("512x384");
        assertThat(pixel(made, 256, 192)).isEqualTo(Color.BLUE);
        assertThat(pixel(made, 5, 5)).isNotEqualTo(Color.BLUE);
    }

    @Test
    void expand_adds_borders_where_the_model_counts_in_borders() {
        Exchange made = send("direct:expand", blue, NOTHING);

        assertThat(size(made)).isEqualTo("320x288");
        assertThat(pixel(made, 300, 280)).isEqualTo(Color.BLUE);
        assertThat(pixel(made, 5, 5)).isNotEqualTo(Color.BLUE);
    }

    @Test
    void erase_takes_out_what_is_under_the_mask() {
        byte[] spot = Drawings.spot(256, 256, Color.BLUE, 96, 96, 64, 64);

        Exchange made = send("direct:erase", spot, Map.of("CamelFluxMask", middle));

        assertThat(Drawings.pixel(spot, 128, 128)).isEqualTo(Color.WHITE);
        assertThat(pixel(made, 128, 128)).isEqualTo(Color.BLUE);
        assertThat(pixel(made, 20, 20)).isEqualTo(Color.BLUE);
    }

    @Test
    void deblur_sends_the_picture_and_no_words() {
        Exchange made = send("direct:deblur", blue, NOTHING);

        assertThat(size(made)).isEqualTo("256x256");
        assertThat(simulator.requests().get(0).bodyText()).doesNotContain("prompt");
    }

    @Test
    void try_on_shows_the_person_with_the_garment() {
        Exchange made = send("direct:try-on", blue, Map.of("CamelFluxGarment", red));

        assertThat(pixel(made, 60, 60)).isEqualTo(Color.BLUE);
        assertThat(hasRed(made)).isTrue();
        assertThat(made.getMessage().getHeaders()).doesNotContainKey("CamelFluxGarment");
    }

    @Test
    void another_garment_or_mask_is_another_purchase_and_the_same_one_is_not() {
        send("direct:try-on", blue, Map.of("CamelFluxGarment", red));
        Exchange other = send("direct:try-on", blue, Map.of("CamelFluxGarment", middle));
        Exchange again = send("direct:try-on", blue, Map.of("CamelFluxGarment", red));

        assertThat(simulator.bill().count()).isEqualTo(2);
        assertThat(other.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(false);
        assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(true);
    }

    @Test
    void a_request_brings_pictures_under_their_names() {
        String link = "https://example.com/coat.png";
        Exchange made =
                send("direct:try-on", Map.of("input_images", "https://example.com/me.png", "garment", link), NOTHING);

        assertThat(made.getException()).isNull();
        assertThat(simulator.requests().get(0).bodyText())
                .contains("\"garment\":\"" + link + "\"")
                .contains("\"person\":\"https://example.com/me.png\"");
    }

    @Test
    void a_text_is_the_prompt_where_the_picture_comes_otherwise_and_is_not_read_where_no_prompt_is_taken() {
        send("direct:fill", "a green door", Map.of("CamelFluxInputImages", blue));
        send("direct:deblur", "order 7", Map.of("CamelFluxInputImages", blue));

        assertThat(simulator.bill().count("a green door")).isOne();
        assertThat(simulator.bill().count()).isEqualTo(2);
        assertThat(simulator.requests()).noneMatch(request -> request.bodyText().contains("order 7"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            direct:erase  | mask: erase needs a mask, in the header CamelFluxMask
            direct:try-on | garment: try-on needs a garment, in the header CamelFluxGarment
            direct:canvas | size: flux-tools/outpainting-v1 cannot do without width
            """)
    void what_is_missing_is_named_with_the_places_where_it_may_be_and_nothing_is_bought(String route, String words) {
        Exchange refused = send(route, blue, NOTHING);

        assertThat(refused.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining(words);
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_missing_picture_is_named_with_the_places_where_it_may_be() {
        assertThat(send("direct:deblur", null, NOTHING).getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining(
                        "inputImages: deblur needs a picture, in the body, the header CamelFluxInputImages");
        assertThat(simulator.bill().count()).isZero();
    }

    /** As Camel's poll leaves it in its variable when there is no file of that name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            direct:fill   | CamelFluxMask    | mask
            direct:erase  | CamelFluxMask    | mask
            direct:try-on | CamelFluxGarment | garment
            """)
    void a_mask_or_garment_that_is_the_picture_itself_is_refused(String route, String header, String thing) {
        Exchange refused = send(route, blue, Map.of(header, blue.clone()));

        assertThat(refused.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("header " + header + ": the " + thing + " is the very picture that it is for");
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_mask_where_none_is_taken_is_refused() {
        Exchange refused = send("direct:deblur", blue, Map.of("CamelFluxMask", middle));

        assertThat(refused.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("mask: deblur takes no mask");
        assertThat(simulator.bill().count()).isZero();
    }

    /** A header counts for every flux: step after it: one that was meant for another must not be dropped without a word. */
    @Test
    void a_prompt_that_the_tool_would_not_heed_is_refused_with_what_to_use_instead() {
        Exchange erase = send("direct:erase", blue, Map.of("CamelFluxMask", middle, "CamelFluxPrompt", "a hat"));
        Exchange deblur = send("direct:deblur", blue, Map.of("CamelFluxPrompt", "a hat"));

        assertThat(erase.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("prompt: flux-tools/erase-v1 does not take it. Instead: flux:fill")
                .hasMessageNotContaining("a hat");
        assertThat(deblur.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("prompt: flux-tools/deblur-v1 does not take it. Instead: flux:edit");
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_prompt_that_is_not_heeded_is_sent_where_the_operator_wants_that() {
        Exchange made = send("direct:lenient", blue, Map.of("CamelFluxPrompt", "a hat"));

        assertThat(made.getException()).isNull();
        assertThat(simulator.requests().get(0).bodyText()).contains("a hat");
        assertThat(simulator.bill().count()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"direct:no-border", "direct:zero-border"})
    void a_canvas_without_a_border_is_not_bought(String route) {
        assertThat(send(route, blue, NOTHING).getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("input.top: flux-pro-1.0-expand")
                .hasMessageContaining("above 0");
        assertThat(simulator.bill().count()).isZero();
    }

    /** What the estimate says is what the simulator charges, also for several small pictures, which are added up. */
    @ParameterizedTest
    @CsvSource({
        "edit, flux-2-pro, 1",
        "edit, flux-2-pro, 3",
        "edit, flux-2-klein-4b, 4",
        "edit, flux-2-max, 5",
        "try-on, flux-tools/vto-v2, 1"
    })
    void an_estimate_of_several_small_pictures_is_what_is_charged(String operation, String model, int pictures) {
        byte[] small = Drawings.plain(600, 600, Color.BLUE);
        Map<String, Object> headers = new HashMap<>(Map.of("wanted", operation, "CamelFluxModel", model));
        headers.put("CamelFluxPrompt", "in blue");
        if (operation.equals("try-on")) {
            headers.put("CamelFluxGarment", Drawings.plain(600, 600, Color.RED));
        }
        Object body = pictures == 1 ? small : Collections.nCopies(pictures, small);

        Exchange estimated = send("direct:cost", body, headers);
        Exchange bought = send("direct:bought-" + operation, body, headers);

        assertThat(bought.getException()).isNull();
        assertThat(estimated.getMessage().getHeader(FluxConstants.ESTIMATE_USD, BigDecimal.class))
                .isEqualByComparingTo(simulator.bill().totalUsd());
    }

    @Test
    void each_tool_has_a_model_of_its_own_and_the_components_model_is_for_prompts() {
        assertThat(model(send("direct:generate", null, NOTHING))).isEqualTo("flux-2-klein-4b");
        assertThat(model(send("direct:deblur", blue, NOTHING))).isEqualTo("flux-tools/deblur-v1");
        assertThat(model(send("direct:fill", blue, Map.of("CamelFluxMask", middle))))
                .isEqualTo("flux-pro-1.0-fill");
    }

    @Test
    void a_model_that_cannot_do_it_is_refused() {
        Exchange refused = send("direct:deblur", blue, Map.of("CamelFluxModel", "flux-2-pro"));

        assertThat(refused.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("model: flux-2-pro cannot deblur");
    }

    /** 256 x 256 is one megapixel, as all that is begun is; the two pictures of try-on together as well. */
    @ParameterizedTest
    @CsvSource({"erase, 0.03", "deblur, 0.03", "fill, 0.05", "try-on, 0.0425"})
    void an_estimate_reads_what_the_tool_reads(String operation, BigDecimal usd) {
        Map<String, Object> headers = new HashMap<>(Map.of("wanted", operation));
        if (operation.equals("try-on") || operation.equals("fill")) {
            headers.put("CamelFluxPrompt", "x");
        }
        if (operation.equals("try-on")) {
            headers.put("CamelFluxGarment", red);
        } else if (!operation.equals("deblur")) {
            headers.put("CamelFluxMask", middle);
        }
        Exchange estimated = send("direct:cost", blue, headers);

        assertThat(estimated.getException()).isNull();
        assertThat(estimated.getMessage().getHeader(FluxConstants.ESTIMATE_USD, BigDecimal.class))
                .isEqualByComparingTo(usd);
    }

    private Exchange send(String route, Object body, Map<String, Object> headers) {
        return template.request(route, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    private static Color pixel(Exchange made, int x, int y) {
        assertThat(made.getException()).isNull();
        return Drawings.pixel(made.getMessage().getBody(byte[].class), x, y);
    }

    private static boolean hasRed(Exchange made) {
        var picture = Drawings.read(made.getMessage().getBody(byte[].class));
        for (int x = picture.getWidth() / 2; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight() / 2; y++) {
                if (new Color(picture.getRGB(x, y)).equals(Color.RED)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String size(Exchange made) {
        assertThat(made.getException()).isNull();
        var picture = Drawings.read(made.getMessage().getBody(byte[].class));
        return picture.getWidth() + "x" + picture.getHeight();
    }

    private static String model(Exchange made) {
        assertThat(made.getException()).isNull();
        return made.getMessage().getHeader(FluxConstants.JOB_MODEL, String.class);
    }
}

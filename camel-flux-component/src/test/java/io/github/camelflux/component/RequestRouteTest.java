package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.simulator.http.RecordedRequest;
import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the provider is asked for when routes say it in different ways. */
class RequestRouteTest extends SimulatedRoutes {

    @TempDir
    static Path files;

    private static File picture;

    @BeforeAll
    static void draw() throws Exception {
        picture = files.resolve("in.png").toFile();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", picture);
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.getConfiguration().setWidth(1024);
        flux.getConfiguration().setHeight(1024);
        flux.getConfiguration().setOutputFormat("png");
        flux.setAllowedModels("flux-2-*");
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:plain").to("flux:generate").to("mock:done");
                from("direct:sized").to("flux:generate?height=512");
                from("direct:template").to("flux:generate?prompt=RAW(${body} in ${header.style})&input.user=\"me\"");
                from("direct:edit").to("flux:edit?prompt=in blue").to("mock:done");
                from(files.toUri() + "?include=.*\\.jpeg&delete=true&initialDelay=0&delay=50")
                        .to("direct:edit");
                from("direct:steps")
                        .to("flux:generate")
                        .setBody(constant("a dog"))
                        .to("flux:generate");
            }
        };
    }

    /** Its picture was paid for and never seen: the answer that repeats the prompt was too large to be read. */
    @Test
    void aPromptThatNoAnswerCanRepeatIsRefusedBeforeItIsBought() {
        Exchange exchange =
                template.send("direct:plain", sent -> sent.getMessage().setBody("x".repeat(2_000_000)));

        assertThat(exchange.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("body")
                .hasMessageContaining("bytes cannot be a prompt");
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void onlyWhatSomebodySetIsSent() throws Exception {
        template.sendBody("direct:plain", "a cat");

        assertThat(sent())
                .isEqualTo(json("{'prompt': 'a cat', 'width': 1024, 'height': 1024, 'output_format': 'png'}"));
    }

    @Test
    void anEndpointThatSaysASizeDoesNotMixItWithTheComponents() throws Exception {
        template.sendBody("direct:sized", "a cat");

        assertThat(sent()).isEqualTo(json("{'prompt': 'a cat', 'height': 512, 'output_format': 'png'}"));
    }

    @Test
    void aJsonFileGivesExactlyWhatItAsksFor() throws Exception {
        template.sendBodyAndHeader(
                "direct:plain",
                new ByteArrayInputStream(
                        "{\"prompt\": \"a cat\", \"width\": 512, \"height\": 768, \"seed\": 7, \"output_format\": \"jpeg\"}"
                                .getBytes(StandardCharsets.UTF_8)),
                Exchange.CONTENT_TYPE,
                "application/json");

        assertThat(sent())
                .isEqualTo(
                        json("{'prompt': 'a cat', 'width': 512, 'height': 768, 'seed': 7, 'output_format': 'jpeg'}"));
        Exchange done = getMockEndpoint("mock:done").getExchanges().get(0);
        assertThat(ImageIO.read(new ByteArrayInputStream(done.getMessage().getBody(byte[].class))))
                .satisfies(image -> assertThat(image.getWidth()).isEqualTo(512))
                .satisfies(image -> assertThat(image.getHeight()).isEqualTo(768));
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/jpeg");
    }

    @Test
    void aPromptThatIsATemplateIsMadeFromTheBody() throws Exception {
        template.sendBodyAndHeader("direct:template", "a cat", "style", "oil");

        assertThat(sent().path("prompt").asText()).isEqualTo("a cat in oil");
        assertThat(sent().path("user").asText()).isEqualTo("me");
    }

    @Test
    void theHeadersOfOneStepDoNotConfigureTheNext() throws Exception {
        template.sendBodyAndHeaders(
                "direct:steps",
                "a cat",
                Map.of(
                        "CamelFluxSeed",
                        7,
                        "CamelFluxIdempotencyKey",
                        "order 17",
                        "CamelFluxRequestFields",
                        Map.of("size", "512x512")));

        assertThat(sent(0))
                .isEqualTo(json("{'prompt': 'a cat', 'width': 512, 'height': 512, 'seed': 7, 'output_format': 'png'}"));
        assertThat(sent(1))
                .isEqualTo(json("{'prompt': 'a dog', 'width': 1024, 'height': 1024, 'output_format': 'png'}"));
    }

    @Test
    void anAttachedPictureIsEdited() throws Exception {
        template.send("direct:edit", exchange -> {
            exchange.getMessage().setBody("in red");
            exchange.getMessage(AttachmentMessage.class)
                    .addAttachment("in.png", new DataHandler(new FileDataSource(picture)));
        });

        assertThat(sent().path("prompt").asText()).isEqualTo("in red");
        assertThat(Base64.getDecoder().decode(sent().path("input_image").asText()))
                .hasSize((int) picture.length());
    }

    @Test
    void aFileIsEditedAndItsPictureNamedAfterIt() throws Exception {
        MockEndpoint done = getMockEndpoint("mock:done");
        done.expectedHeaderReceived(Exchange.FILE_NAME, "photo-edit.png");

        Files.copy(picture.toPath(), files.resolve("photo.jpeg"));

        done.assertIsSatisfied();
        assertThat(sent().path("prompt").asText()).isEqualTo("in blue");
        assertThat(sent().path("input_image").asText()).isNotEmpty();
    }

    @Test
    void aListOfPicturesKeepsItsOrder() throws Exception {
        template.sendBody("direct:edit", List.of(picture, "https://example.org/two.png"));

        assertThat(sent().path("input_image").asText()).startsWith("iVBOR");
        assertThat(sent().path("input_image_2").asText()).isEqualTo("https://example.org/two.png");
    }

    @Test
    void whatAMessageMayNotSayBuysNothing() {
        for (Object body : new Object[] {
            Map.of("prompt", "a cat", "webhook_url", "https://evil.example"),
            Map.of("prompt", "a cat", "model", "flux-2-max"),
            "",
        }) {
            refused(body, Map.of());
        }
        refused("a cat", Map.of("CamelFluxModel", "flux-kontext-max"));
        refused("a cat", Map.of("CamelFluxModel", "flux-2-pro/../../credits"));
        refused("a cat", Map.of("CamelFluxWidth", "wide"));

        assertThat(simulator.requests()).isEmpty();
    }

    private void refused(Object body, Map<String, Object> headers) {
        assertThatThrownBy(() -> template.sendBodyAndHeaders("direct:plain", body, headers))
                .cause()
                .isExactlyInstanceOf(FluxRequestException.class);
    }

    private JsonNode sent() throws Exception {
        return sent(0);
    }

    private JsonNode sent(int index) throws Exception {
        List<RecordedRequest> submits = simulator.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        return new ObjectMapper().readTree(submits.get(index).bodyText());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}

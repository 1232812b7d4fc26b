package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatorClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTest {

    private static FluxSimulator.Builder ready() {
        return FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-01T12:00:00Z")))
                .runTimeScale(0)
                .render(Render.FLAT);
    }

    @ParameterizedTest
    @CsvSource({"flux-2-pro, PT10M", "flux-3-image, PT1H"})
    void a_link_is_refused_once_its_time_is_over(String model, Duration lifetime) {
        try (FluxSimulator simulator = ready().start()) {
            Client client = new Client(simulator);
            String link = client.sample(client.accepted(model, "{\"prompt\":\"a kite\"}"));

            simulator.clock().advance(lifetime.minusSeconds(1));
            assertThat(client.download(link).statusCode()).isEqualTo(200);
            simulator.clock().advance(Duration.ofSeconds(1));
            assertThat(client.download(link).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_link_names_its_expiry_and_content_type_and_stays_the_same() {
        try (FluxSimulator simulator =
                ready().linkLifetime(Duration.ofSeconds(90)).start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-2-pro", "{\"prompt\":\"a kite\",\"output_format\":\"png\"}");

            String link = client.sample(accepted);

            assertThat(link)
                    .startsWith(simulator.deliveryUrl() + "/durable/2026110112/")
                    .contains("/sample.png?", "se=2026-11-01T12%3A01%3A30Z", "rsct=image%2Fpng", "sig=");
            assertThat(client.sample(accepted)).isEqualTo(link);
        }
    }

    @Test
    void a_link_that_was_tampered_with_is_refused() {
        try (FluxSimulator simulator = ready().start()) {
            Client client = new Client(simulator);
            String link = client.sample(client.accepted("flux-2-pro", "{\"prompt\":\"a kite\"}"));

            assertThat(client.download(link.replace("2026-11-01", "2027-11-01")).statusCode())
                    .isEqualTo(403);
            assertThat(client.download(link.replaceAll("\\?.*", "")).statusCode())
                    .isEqualTo(403);
            assertThat(client.download(link.replaceAll("/[0-9a-f-]{36}/", "/nobody/"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_download_has_type_and_length_and_takes_no_ranges() {
        try (FluxSimulator simulator = ready().start()) {
            Client client = new Client(simulator);
            HttpResponse<byte[]> picture =
                    client.download(client.sample(client.accepted("flux-2-pro", "{\"prompt\":\"a kite\"}")));

            assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(picture.headers().firstValueAsLong("Content-Length")).hasValue(picture.body().length);
            assertThat(picture.headers().firstValue("Accept-Ranges")).hasValue("none");
        }
    }

    @Test
    void a_job_that_still_runs_has_no_picture() {
        try (FluxSimulator simulator = ready().runTime(Duration.ofSeconds(5)).start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");

            assertThat(Client.json(client.poll(accepted)).get("result").isNull())
                    .isTrue();
            String guessed = simulator.deliveryUrl() + "/durable/2026110112/"
                    + accepted.get("id").textValue() + "/sample.jpeg";
            assertThat(client.download(guessed).statusCode()).isEqualTo(404);
        }
    }
}

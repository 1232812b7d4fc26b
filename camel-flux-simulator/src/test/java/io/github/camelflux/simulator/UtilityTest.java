package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.http.Endpoint;
import java.awt.Color;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UtilityTest {

    private final FluxSimulator simulator = FluxSimulator.builder()
            .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-01T12:00:00Z")))
            .runTimeScale(0)
            .finetune("fox")
            .finetune("org-7/hare")
            .start();
    private final Client client = new Client(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void finetunes_are_listed_described_and_deleted() {
        assertThat(get("my_finetunes").body()).isEqualTo("{\"finetunes\":[\"fox\",\"org-7/hare\"]}");
        assertThat(get("finetune_details?finetune_id=fox").body())
                .isEqualTo("{\"finetune_details\":{\"finetune_id\":\"fox\"}}");

        HttpResponse<String> deleted = client.submit("delete_finetune", "{\"finetune_id\":\"fox\"}");

        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(Client.json(deleted).get("deleted_finetune_id").textValue()).isEqualTo("fox");
        assertThat(Client.json(deleted).get("timestamp").textValue()).isEqualTo("2026-11-01T12:00:00Z");
        assertThat(Client.json(deleted).has("status")).isTrue();
        assertThat(Client.json(deleted).has("message")).isTrue();
        assertThat(get("my_finetunes").body()).isEqualTo("{\"finetunes\":[\"org-7/hare\"]}");
        assertThat(get("finetune_details?finetune_id=fox").statusCode()).isEqualTo(404);
        assertThat(client.submit("delete_finetune", "{\"finetune_id\":\"fox\"}").statusCode())
                .isEqualTo(404);
        assertThat(simulator.requestCount(Endpoint.UTILITY)).isEqualTo(6);
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_finetune_that_is_not_known_makes_no_picture() {
        String body = "{\"prompt\":\"x\",\"finetune_id\":\"%s\"}";

        assertThat(client.submit("flux-2-klein-9b-finetuned", body.formatted("org-7/hare"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.submit("flux-2-klein-9b-finetuned", body.formatted("wolf"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.submit("flux-pro-1.1-ultra-finetuned", body.formatted("wolf"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void while_no_finetune_is_registered_only_unknown_ones_are_refused() {
        try (FluxSimulator open = FluxSimulator.start()) {
            String body = "{\"prompt\":\"x\",\"finetune_id\":\"%s\"}";
            Client anyone = new Client(open);

            assertThat(anyone.submit("flux-2-klein-4b-finetuned", body.formatted("mine"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(anyone.submit("flux-2-klein-4b-finetuned", body.formatted("unknown-one"))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void calls_about_finetunes_need_a_key_an_id_and_the_right_method() {
        Client stranger = new Client(simulator, "");
        assertThat(new Client(simulator, "wrong")
                        .submit("delete_finetune", "{\"finetune_id\":\"fox\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stranger.get(simulator.baseUrl() + "/v1/my_finetunes").statusCode())
                .isEqualTo(403);
        assertThat(get("finetune_details").statusCode()).isEqualTo(422);
        assertThat(client.submit("delete_finetune", "{}").statusCode()).isEqualTo(422);
        assertThat(client.submit("delete_finetune", "{").statusCode()).isEqualTo(422);
        assertThat(client.submit("delete_finetune", "").statusCode()).isEqualTo(422);
        assertThat(client.submit("my_finetunes", "{}").statusCode()).isEqualTo(405);
        assertThat(get("my_finetunes").body()).contains("fox");
    }

    @Test
    void generations_on_machines_of_ones_own_are_reported_for_licensed_models() {
        assertThat(usage("flux-1-dev", "{\"number_of_generations\":12}").statusCode())
                .isEqualTo(200);
        assertThat(usage("flux-1-dev", "{\"number_of_generations\":12}").body()).contains("message", "12");
        assertThat(usage("flux-tools", "{}").statusCode()).isEqualTo(200);
        HttpResponse<String> none = usage("flux-1-dev", "{\"number_of_generations\":0}");
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("greater_than");
        assertThat(usage("flux-9", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void withdrawn_models_are_not_found_unless_they_are_asked_for() {
        String picture = Pictures.base64(Pictures.plain(Color.GRAY, 64, 64));
        String body = "{\"prompt\":\"x\",\"control_image\":\"" + picture + "\"}";

        assertThat(client.submit("flux-pro-1.0-canny", body).statusCode()).isEqualTo(404);
        try (FluxSimulator old =
                FluxSimulator.builder().withdrawnModels(true).runTimeScale(0).start()) {
            assertThat(new Client(old).submit("flux-pro-1.0-canny", body).statusCode())
                    .isEqualTo(200);
            assertThat(new Client(old)
                            .submit("flux-pro-1.0-depth", "{\"prompt\":\"x\"}")
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    private HttpResponse<String> get(String path) {
        return client.get(simulator.baseUrl() + "/v1/" + path);
    }

    private HttpResponse<String> usage(String slug, String body) {
        return client.submit("licenses/models/" + slug + "/usage", body);
    }
}

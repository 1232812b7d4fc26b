package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.http.Endpoint;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeveralProvidersTest {

    private final FluxSimulator simulator = FluxSimulator.builder()
            .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-20T12:00:00Z")))
            .activeLimit(1)
            .render(Render.FLAT)
            .start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private HttpResponse<String> predicted() {
        return Client.text(HttpRequest.newBuilder(URI.create(
                        simulator.baseUrl("replicate") + "/v1/models/black-forest-labs/flux-dev/predictions"))
                .header("Authorization", "Bearer " + Client.KEY)
                .POST(HttpRequest.BodyPublishers.ofString("{\"input\":{\"prompt\":\"a kite\"}}"))
                .build());
    }

    @Test
    void jobs_of_one_provider_do_not_fill_another_and_all_are_on_one_bill() {
        Client bfl = new Client(simulator);
        bfl.accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");
        assertThat(predicted().statusCode()).isEqualTo(201);

        assertThat(bfl.submit("flux-2-pro", "{\"prompt\":\"a kite\"}").statusCode())
                .isEqualTo(429);
        assertThat(predicted().statusCode()).isEqualTo(429);

        assertThat(simulator.bill().count("a kite")).isEqualTo(2);
        assertThat(simulator.bill().byProvider()).containsEntry("bfl", 1).containsEntry("replicate", 1);
        assertThat(simulator.activeJobs(Client.KEY)).isEqualTo(2);
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isEqualTo(4);
        assertThat(simulator.requestCount("replicate", Endpoint.SUBMIT)).isEqualTo(2);
    }

    @Test
    void each_provider_is_found_by_its_name_and_no_other_name_is_one() {
        String addresses = Client.text(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_simulator/addresses"))
                        .build())
                .body();

        assertThat(addresses).contains("\"fal\":\"" + simulator.baseUrl("fal") + "\"");
        assertThat(simulator.baseUrl("bfl")).isEqualTo(simulator.baseUrl());
        assertThatThrownBy(() -> simulator.baseUrl("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody")
                .hasMessageContaining("replicate");
    }

    @Test
    void a_fault_ordered_over_http_can_name_its_provider() {
        Client.text(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_simulator/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"endpoint\":\"SUBMIT\",\"fault\":\"status\",\"code\":503,\"provider\":\"replicate\"}"))
                .build());

        new Client(simulator).accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");

        assertThat(predicted().statusCode()).isEqualTo(503);
        assertThat(predicted().statusCode()).isEqualTo(201);
    }
}

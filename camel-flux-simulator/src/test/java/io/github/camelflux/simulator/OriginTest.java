package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.RecordedRequest;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@FluxSimulation
class OriginTest {

    @Test
    void a_poll_at_the_api_origin_does_not_find_the_task(FluxSimulator simulator) {
        Client client = new Client(simulator);
        JsonNode accepted = client.accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");
        String id = accepted.get("id").textValue();

        HttpResponse<String> elsewhere = client.get(simulator.baseUrl() + "/v1/get_result?id=" + id);

        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(Client.json(elsewhere).get("id").textValue()).isEqualTo(id);
        assertThat(Client.json(elsewhere).get("status").textValue()).isEqualTo("Task not found");
        assertThat(client.poll(accepted).statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_task_is_not_found_and_a_poll_needs_an_id(FluxSimulator simulator) {
        Client client = new Client(simulator);

        assertThat(client.get(simulator.pollingUrl() + "/v1/get_result?id=nobody")
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> without = client.get(simulator.pollingUrl() + "/v1/get_result");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(Client.json(without).at("/detail/0/loc/0").textValue()).isEqualTo("query");
    }

    @Test
    void the_three_origins_differ_and_take_nothing_that_belongs_to_another(FluxSimulator simulator) {
        assertThat(List.of(simulator.baseUrl(), simulator.pollingUrl(), simulator.deliveryUrl()))
                .doesNotHaveDuplicates();
        for (String other : List.of(
                simulator.pollingUrl().toString(), simulator.deliveryUrl().toString())) {
            HttpRequest request = new Client(simulator)
                    .submission("flux-2-pro", "{\"prompt\":\"a kite\"}")
                    .uri(URI.create(other + "/v1/flux-2-pro"))
                    .build();
            assertThat(Client.text(request).statusCode()).isIn(404, 405);
        }
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_poll_needs_no_key_as_the_schema_says(FluxSimulator simulator) {
        JsonNode accepted = new Client(simulator).accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(accepted.get("polling_url").textValue()))
                .build();

        assertThat(Client.text(request).statusCode()).isEqualTo(200);
    }

    @Test
    void with_a_webhook_the_answer_has_no_polling_address(FluxSimulator simulator) {
        JsonNode accepted = new Client(simulator)
                .accepted("flux-2-pro", "{\"prompt\":\"a kite\",\"webhook_url\":\"https://me.example.com/hook\"}");

        assertThat(accepted.has("polling_url")).isFalse();
        assertThat(accepted.get("webhook_url").textValue()).isEqualTo("https://me.example.com/hook");
        assertThat(accepted.has("status")).isTrue();
    }

    @Test
    void requests_are_recorded_as_they_came(FluxSimulator simulator) {
        Client client = new Client(simulator);
        String body = "{\"prompt\":\"a kite\"}";
        JsonNode accepted = client.accepted("flux-2-pro", body);
        client.download(client.sample(accepted));

        List<RecordedRequest> requests = simulator.requests();

        assertThat(requests)
                .extracting(RecordedRequest::origin)
                .containsExactly(Origin.API, Origin.POLLING, Origin.DELIVERY);
        assertThat(requests.get(0).method()).isEqualTo("POST");
        assertThat(requests.get(0).path()).isEqualTo("/v1/flux-2-pro");
        assertThat(requests.get(0).bodyText()).isEqualTo(body);
        assertThat(requests.get(0).header("X-Key")).hasValue(Client.KEY);
        assertThat(requests.get(1).query().get("id"))
                .containsExactly(accepted.get("id").textValue());
        assertThat(requests.get(2).header("x-key")).isEmpty();
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isEqualTo(1);
        assertThat(simulator.requestCount(Endpoint.DOWNLOAD)).isEqualTo(1);
    }

    @Test
    void of_a_long_body_the_beginning_and_the_digest_are_recorded(FluxSimulator simulator) {
        String prompt = "long ".repeat(40_000);
        new Client(simulator).accepted("flux-2-pro", "{\"prompt\":\"" + prompt + "\"}");

        RecordedRequest request = simulator.requests().get(0);

        assertThat(request.bodyLength()).isEqualTo(200_013);
        assertThat(request.bodyCut()).isTrue();
        assertThat(request.bodyText()).startsWith("{\"prompt\":\"long long");
        assertThat(request.bodySha256()).hasSize(64);
        assertThat(simulator.bill().count(prompt)).isOne();
    }

    @Test
    void a_client_that_asks_before_it_sends_a_body_is_told_to_go_on(FluxSimulator simulator) {
        HttpRequest request = new Client(simulator)
                .submission("flux-2-pro", "{\"prompt\":\"a kite\"}")
                .expectContinue(true)
                .build();

        assertThat(Client.text(request).statusCode()).isEqualTo(200);
    }
}

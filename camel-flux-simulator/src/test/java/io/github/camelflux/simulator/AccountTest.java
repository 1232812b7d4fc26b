package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final String BODY = "{\"prompt\":\"a kite\"}";

    @Test
    void without_a_key_nothing_is_accepted() {
        try (FluxSimulator simulator = FluxSimulator.start()) {
            HttpRequest request = HttpRequest.newBuilder(simulator.baseUrl().resolve("/v1/flux-2-pro"))
                    .POST(HttpRequest.BodyPublishers.ofString(BODY))
                    .build();

            HttpResponse<String> answer = Client.text(request);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Not authenticated\"}");
            assertThat(simulator.bill().count()).isZero();
        }
    }

    @Test
    void a_bearer_token_is_not_a_key() {
        try (FluxSimulator simulator = FluxSimulator.start()) {
            HttpRequest request = HttpRequest.newBuilder(simulator.baseUrl().resolve("/v1/flux-2-pro"))
                    .header("Authorization", "Bearer " + Client.KEY)
                    .POST(HttpRequest.BodyPublishers.ofString(BODY))
                    .build();

            HttpResponse<String> answer = Client.text(request);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Not authenticated\"}");
        }
    }

    @Test
    void by_default_only_a_key_that_begins_with_wrong_is_wrong() {
        try (FluxSimulator simulator = FluxSimulator.start()) {
            HttpResponse<String> wrong = new Client(simulator, "wrong-key").submit("flux-2-pro", BODY);

            assertThat(wrong.statusCode()).isEqualTo(403);
            assertThat(wrong.body()).isEqualTo("{\"detail\":\"Not authenticated - Invalid Authentication\"}");
            assertThat(new Client(simulator, "any").submit("flux-2-pro", BODY).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_wrong_key_is_refused_before_the_body_is_looked_at() {
        try (FluxSimulator simulator = FluxSimulator.start()) {
            assertThat(new Client(simulator, "wrong").submit("flux-2-pro", "{}").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void by_default_a_key_that_begins_with_empty_has_no_credit() {
        try (FluxSimulator simulator = FluxSimulator.start()) {
            Client broke = new Client(simulator, "empty-key");

            assertThat(broke.submit("flux-2-pro", BODY).statusCode()).isEqualTo(402);
            assertThat(credits(broke, simulator)).isEqualByComparingTo("0");
            assertThat(simulator.bill().count()).isZero();
        }
    }

    @Test
    void a_body_that_is_wrong_is_refused_before_credit_is_looked_at() {
        try (FluxSimulator simulator = FluxSimulator.start()) {
            assertThat(new Client(simulator, "empty").submit("flux-2-pro", "{}").statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void once_keys_are_registered_all_others_are_wrong() {
        try (FluxSimulator simulator =
                FluxSimulator.builder().key("wrong-looking").start()) {
            assertThat(new Client(simulator, "wrong-looking")
                            .submit("flux-2-pro", BODY)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(new Client(simulator, "other").submit("flux-2-pro", BODY).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void a_balance_is_spent_until_it_does_not_cover_the_price() {
        try (FluxSimulator simulator =
                FluxSimulator.builder().key("seven", new BigDecimal("7")).start()) {
            Client client = new Client(simulator, "seven");

            assertThat(client.submit("flux-2-pro", BODY).statusCode()).isEqualTo(200);
            assertThat(client.submit("flux-2-pro", BODY).statusCode()).isEqualTo(200);
            assertThat(client.submit("flux-2-pro", BODY).statusCode()).isEqualTo(402);
            assertThat(credits(client, simulator)).isEqualByComparingTo("1");
            assertThat(simulator.bill().credits()).isEqualByComparingTo("6");
        }
    }

    @Test
    void a_balance_pays_for_every_kind_of_job_until_nothing_is_left() {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .key("purse", new BigDecimal("57.75"))
                .runTimeScale(0)
                .start()) {
            Client client = new Client(simulator, "purse");
            String tryOn = "{\"prompt\":\"x\",\"person\":\"https://e.example/a\",\"garment\":\"https://e.example/b\"}";
            String video = "{\"mode\":\"t2v\",\"prompt\":\"x\",\"draft\":true,\"duration\":8}";

            JsonNode accepted = client.accepted("flux-tools/vto-v2", tryOn);
            assertThat(accepted.get("cost").decimalValue()).isEqualByComparingTo("4.75");
            assertThat(credits(client, simulator)).isEqualByComparingTo("53");
            client.accepted("flux-3-video", video);
            assertThat(credits(client, simulator)).isEqualByComparingTo("5");
            assertThat(client.submit("flux-3-video", video).statusCode()).isEqualTo(402);
            client.accepted("flux-2-flex", BODY);
            assertThat(credits(client, simulator)).isEqualByComparingTo("0");
            HttpResponse<String> refused = client.submit("flux-2-klein-4b", BODY);
            assertThat(refused.statusCode()).isEqualTo(402);
            assertThat(Client.json(refused).get("detail").textValue()).isNotBlank();
        }
    }

    @Test
    void the_credits_call_needs_a_good_key() {
        try (FluxSimulator simulator = FluxSimulator.start()) {
            assertThat(new Client(simulator, "wrong")
                            .get(simulator.baseUrl() + "/v1/credits")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private static BigDecimal credits(Client client, FluxSimulator simulator) {
        return Client.json(client.get(simulator.baseUrl() + "/v1/credits"))
                .get("credits")
                .decimalValue();
    }
}

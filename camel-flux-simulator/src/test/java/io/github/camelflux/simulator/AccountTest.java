package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

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

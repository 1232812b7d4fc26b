package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FluxSimulation
class ControlEndpointTest {

    private static final String BODY = "{\"prompt\":\"a kite\"}";

    private FluxSimulator simulator;
    private Client client;

    @BeforeEach
    void meet(FluxSimulator started) {
        simulator = started;
        client = new Client(started);
    }

    @Test
    void faults_can_be_added_one_or_several_seen_and_cleared() {
        control("POST", "faults", "{\"endpoint\":\"SUBMIT\",\"fault\":\"status\",\"code\":503,\"times\":2}");
        JsonNode waiting = Client.json(
                control(
                        "POST",
                        "faults",
                        "[{\"endpoint\":\"SUBMIT\",\"fault\":\"rateLimited\",\"duration\":\"PT3S\",\"prompt\":\"kite\"},"
                                + "{\"endpoint\":\"POLL\",\"fault\":\"taskStatus\",\"code\":422,\"status\":\"Error\",\"times\":-1}]"));
        assertThat(waiting.get("pending").intValue()).isEqualTo(4);
        assertThat(waiting.get("faults")).hasSize(3);

        assertThat(client.submit("flux-2-pro", BODY).statusCode()).isEqualTo(503);
        assertThat(client.submit("flux-2-pro", BODY).statusCode()).isEqualTo(503);
        HttpResponse<String> limited = client.submit("flux-2-pro", BODY);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(client.poll(client.accepted("flux-2-pro", BODY)).statusCode())
                .isEqualTo(422);

        control("DELETE", "faults", "");
        assertThat(Client.json(control("GET", "faults", "")).get("pending").intValue())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"fault\":\"reset\"}",
                "{\"endpoint\":\"SUBMIT\"}",
                "{\"endpoint\":\"SUBMIT\",\"fault\":\"earthquake\"}",
                "{\"endpoint\":\"SUBMIT\",\"fault\":\"status\"}",
                "{\"endpoint\":\"SUBMIT\",\"fault\":\"delay\",\"duration\":\"soon\"}",
                "{\"endpoint\":\"SUBMIT\",\"fault\":\"reset\",\"times\":0}",
                "{\"endpoint\":\"SUBMIT\",\"fault\":\"reset\",\"tmies\":2}",
                "{\"endpoint\":\"NOWHERE\",\"fault\":\"reset\"}",
                "{"
            })
    void a_fault_that_makes_no_sense_is_refused(String order) {
        HttpResponse<String> answer = control("POST", "faults", order);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).get("error").textValue()).isNotBlank();
        assertThat(simulator.faults().pending()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"fault\":\"html\",\"code\":502",
                "\"fault\":\"notFound\"",
                "\"fault\":\"redirect\",\"location\":\"https://elsewhere.example.com\"",
                "\"fault\":\"rateLimited\"",
                "\"fault\":\"rateLimited\",\"until\":\"2026-11-01T12:00:00Z\"",
                "\"fault\":\"dropBeforeAcceptance\"",
                "\"fault\":\"dropAfterAcceptance\"",
                "\"fault\":\"reset\"",
                "\"fault\":\"delay\",\"duration\":\"PT1S\"",
                "\"fault\":\"acceptThenHang\"",
                "\"fault\":\"acceptThenStatus\",\"code\":500",
                "\"fault\":\"emptyBody\"",
                "\"fault\":\"cutShort\",\"fraction\":0.5",
                "\"fault\":\"slowBody\",\"duration\":\"PT1S\"",
                "\"fault\":\"taskStatus\",\"status\":\"Dreaming\"",
                "\"fault\":\"status\",\"code\":418,\"body\":\"tea\",\"contentType\":\"text/plain\",\"model\":\"flux-dev\""
            })
    void every_fault_can_be_ordered(String members) {
        assertThat(control("POST", "faults", "{\"endpoint\":\"SUBMIT\"," + members + "}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(simulator.faults().pending()).isOne();
    }

    @Test
    void the_bill_the_jobs_and_the_requests_can_be_read() {
        client.accepted("flux-2-pro", BODY);

        JsonNode bill = Client.json(control("GET", "bill", ""));
        assertThat(bill.get("count").intValue()).isOne();
        assertThat(bill.get("totalUsd").decimalValue()).isEqualByComparingTo("0.03");
        assertThat(bill.at("/byPrompt/a kite").intValue()).isOne();
        assertThat(bill.at("/lines/0/key").textValue()).isEqualTo(Client.KEY);
        JsonNode jobs = Client.json(control("GET", "jobs", ""));
        assertThat(jobs.at("/0/state").textValue()).isEqualTo("READY");
        JsonNode requests = Client.json(control("GET", "requests", ""));
        assertThat(requests).hasSize(1);
        assertThat(requests.at("/0/body").textValue()).isEqualTo(BODY);

        control("DELETE", "requests", "");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void the_load_can_be_read_while_jobs_run_and_afterwards() {
        try (FluxSimulator slow = FluxSimulator.builder()
                .key(Client.KEY)
                .runTime(Duration.ofHours(1))
                .start()) {
            Client other = new Client(slow);
            other.accepted("flux-2-pro", BODY);
            other.accepted("flux-dev", BODY);
            simulator = slow;
            assertLoad(2, 2);

            slow.clock().advance(Duration.ofHours(1));
            assertLoad(0, 2);
        }
    }

    @Test
    void the_clock_can_be_read_and_turned() {
        Instant before = Instant.parse(
                Client.json(control("GET", "clock", "")).get("now").textValue());

        Instant after = Instant.parse(Client.json(control("POST", "clock", "{\"advance\":\"PT10M\"}"))
                .get("now")
                .textValue());

        assertThat(Duration.between(before, after)).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(control("POST", "clock", "{\"advance\":\"-PT1S\"}").statusCode())
                .isEqualTo(400);
        assertThat(control("POST", "clock", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_not_there_is_not_found_and_control_is_at_the_api_origin_only() {
        assertThat(control("GET", "nothing", "").statusCode()).isEqualTo(404);
        assertThat(client.get(simulator.pollingUrl() + "/_simulator/bill").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_load_tells_by_key_how_many_submissions_were_too_many() {
        try (FluxSimulator full = FluxSimulator.builder()
                .activeLimit(1)
                .runTime(Duration.ofHours(1))
                .start()) {
            Client client = new Client(full);
            client.accepted("flux-2-pro", BODY);
            client.submit("flux-2-pro", BODY);
            client.submit("flux-2-pro", BODY);
            simulator = full;

            JsonNode refused = Client.json(control("GET", "load", "")).get("refused");

            assertThat(refused).hasSize(1);
            assertThat(refused.get(Client.KEY).intValue()).isEqualTo(2);
        }
    }

    private void assertLoad(int active, int mostActive) {
        JsonNode load = Client.json(control("GET", "load", ""));
        assertThat(load.get("active").intValue()).isEqualTo(active);
        assertThat(load.get("mostActive").intValue()).isEqualTo(mostActive);
    }

    private HttpResponse<String> control(String method, String what, String body) {
        return Client.text(HttpRequest.newBuilder(simulator.baseUrl().resolve("/_simulator/" + what))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}

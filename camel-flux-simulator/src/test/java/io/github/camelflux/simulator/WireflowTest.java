package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.engine.BillLine;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.junit.FluxSimulation;
import io.github.camelflux.simulator.wireflow.NodeOutputs;
import io.github.camelflux.simulator.wireflow.ResetUnit;
import io.github.camelflux.simulator.wireflow.Scope;
import io.github.camelflux.simulator.wireflow.WireflowPlan;
import io.github.camelflux.simulator.wireflow.WireflowSettings;
import io.github.camelflux.simulator.wireflow.Workflow;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@FluxSimulation
class WireflowTest {

    private static final Instant NOON = Instant.parse("2026-10-01T12:00:00Z");

    private static String execute(String workflow) {
        return "/api/v1/workflows/" + workflow + "/execute";
    }

    private static String poll(String executionId) {
        return "/api/v1/workflows/executions/" + executionId + "/poll";
    }

    private static String body(String prompt) {
        return "{\"nodes\":[{\"id\":\"text-input-1\",\"data\":{\"params\":{\"prompt\":\"" + prompt
                + "\"}}}],\"edges\":[]}";
    }

    private static FluxSimulator.Builder stopped(WireflowSettings settings) {
        return FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(NOON))
                .runTimeScale(0)
                .wireflow(settings);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void a_workflow_is_executed_and_polled_until_it_is_completed() {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(NOON))
                .runTime(Duration.ofSeconds(10))
                .start()) {
            Api wireflow = Api.of(simulator, "wireflow");

            HttpResponse<String> accepted = wireflow.post(execute("wf"), body("a red fox"));
            assertThat(accepted.statusCode()).isEqualTo(201);
            String id = Api.json(accepted).get("executionId").textValue();
            assertThat(status(wireflow, id)).isEqualTo("PENDING");
            simulator.clock().advance(Duration.ofSeconds(5));
            assertThat(status(wireflow, id)).isEqualTo("RUNNING");
            simulator.clock().advance(Duration.ofSeconds(5));
            JsonNode completed = Api.json(wireflow.get(poll(id)));
            assertThat(completed.get("status").textValue()).isEqualTo("COMPLETED");
            assertThat(completed.at("/nodes/1/id").textValue()).isEqualTo("generate-1");
            HttpResponse<byte[]> picture = wireflow.download(
                    completed.at("/nodes/1/outputs/images/0/url").textValue());
            assertThat(header(picture, "Content-Type")).isEqualTo("image/png");
            Pictures.assertSize(Pictures.read(picture.body()), 1024, 1024);
            BillLine line = simulator.bill().lines().get(0);
            assertThat(line.provider()).isEqualTo("wireflow");
            assertThat(line.prompt()).isEqualTo("a red fox");
            assertThat(line.credits()).isEqualByComparingTo("5");
            assertThat(simulator.bill().count()).isOne();
        }
    }

    private static String status(Api wireflow, String id) {
        return Api.json(wireflow.get(poll(id))).get("status").textValue();
    }

    @Test
    void several_nodes_give_several_pictures_for_one_execution() {
        Workflow workflow =
                Workflow.named("three").generating("a").generating("b").generating("c");
        for (NodeOutputs shape : NodeOutputs.values()) {
            try (FluxSimulator simulator = stopped(
                            WireflowSettings.DEFAULTS.workflow(workflow).outputs(shape))
                    .start()) {
                Api wireflow = Api.of(simulator, "wireflow");

                String id = Api.json(wireflow.post(execute("three"), body("a kite")))
                        .get("executionId")
                        .textValue();
                JsonNode completed = Api.json(wireflow.get(poll(id)));

                String pointer = shape == NodeOutputs.LIST ? "/nodes/%d/outputs/images/0/url" : "/outputs/%s/image";
                String second = completed
                        .at(pointer.formatted(shape == NodeOutputs.LIST ? (Object) 2 : "b"))
                        .textValue();
                String third = completed
                        .at(pointer.formatted(shape == NodeOutputs.LIST ? (Object) 3 : "c"))
                        .textValue();
                assertThat(wireflow.download(second).body())
                        .isNotEqualTo(wireflow.download(third).body());
                assertThat(simulator.bill().count()).isOne();
                assertThat(simulator.bill().credits()).isEqualByComparingTo("15");
            }
        }
    }

    @Test
    void the_same_idempotency_key_gives_the_first_answer_for_a_day() {
        try (FluxSimulator simulator = stopped(WireflowSettings.DEFAULTS).start()) {
            Api wireflow = Api.of(simulator, "wireflow");

            HttpResponse<String> first = wireflow.post(execute("wf"), body("one"), "Idempotency-Key", "k");
            simulator.clock().advance(Duration.ofHours(24).minusMillis(1));
            HttpResponse<String> again = wireflow.post(execute("wf"), body("other"), "Idempotency-Key", "k");
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(header(again, "X-Request-Id")).isNotEqualTo(header(first, "X-Request-Id"));
            assertThat(simulator.bill().count()).isOne();

            wireflow.with("sk-other").post(execute("wf"), body("two"), "Idempotency-Key", "k");
            assertThat(simulator.bill().count()).isEqualTo(2);
            simulator.clock().advance(Duration.ofMillis(1));
            wireflow.post(execute("wf"), body("three"), "Idempotency-Key", "k");
            assertThat(simulator.bill().byPrompt()).containsOnlyKeys("one", "two", "three");
        }
    }

    @Test
    void an_answer_that_was_lost_is_asked_for_again_without_a_second_charge(FluxSimulator simulator) {
        Api wireflow = Api.of(simulator, "wireflow");
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());

        Assertions.assertThatThrownBy(() -> wireflow.post(execute("wf"), body("x"), "Idempotency-Key", "k"))
                .hasCauseInstanceOf(IOException.class);
        HttpResponse<String> again = wireflow.post(execute("wf"), body("x"), "Idempotency-Key", "k");

        assertThat(simulator.bill().count()).isOne();
        assertThat(Api.json(again).get("executionId").textValue())
                .isEqualTo(simulator.bill().lines().get(0).jobId());
    }

    @Test
    void a_refusal_is_not_kept_for_an_idempotency_key() {
        try (FluxSimulator simulator = stopped(WireflowSettings.DEFAULTS.plan(new WireflowPlan(9, 1, 9)))
                .start()) {
            Api wireflow = Api.of(simulator, "wireflow");
            wireflow.post(execute("wf"), body("one"));

            assertThat(wireflow.post(execute("wf"), body("two"), "Idempotency-Key", "k")
                            .statusCode())
                    .isEqualTo(429);
            simulator.clock().advance(Duration.ofMinutes(1));
            assertThat(wireflow.post(execute("wf"), body("two"), "Idempotency-Key", "k")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void whoever_knows_the_webhook_id_triggers_a_workflow_that_its_owner_pays() {
        Workflow workflow = Workflow.named("wf").generating("a");
        try (FluxSimulator simulator = stopped(
                        WireflowSettings.DEFAULTS.workflow(workflow).owner("sk-owner"))
                .key("sk-owner")
                .start()) {
            Api nobody = Api.of(simulator, "wireflow").with("");

            HttpResponse<String> accepted = nobody.post("/api/v1/workflow/hook-wf/trigger", "{\"prompt\":\"a boat\"}");
            assertThat(accepted.statusCode()).isEqualTo(202);
            assertThat(header(accepted, "Access-Control-Allow-Origin")).isEqualTo("*");
            String id = Api.json(accepted).get("executionId").textValue();
            assertThat(nobody.get(poll(id)).statusCode()).isEqualTo(401);
            assertThat(status(nobody.with("sk-owner"), id)).isEqualTo("COMPLETED");
            assertThat(simulator.bill().byKey()).containsEntry("sk-owner", 1);
            assertThat(simulator.bill().count("a boat")).isOne();

            assertThat(nobody.post("/api/v1/workflow/other/trigger", "{\"prompt\":\"x\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(nobody.post("/api/v1/workflows/hook-wf/trigger", "{\"prompt\":\"x\"}")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(nobody.post("/api/v1/workflow/hook-wf/trigger", "{}").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_page_elsewhere_may_trigger(FluxSimulator simulator) {
        HttpResponse<String> answer = Client.text(Api.of(simulator, "wireflow")
                .with("")
                .request("/api/v1/workflow/hook/trigger")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void a_key_may_do_what_its_scopes_say() {
        try (FluxSimulator simulator = stopped(WireflowSettings.DEFAULTS
                        .scopes("sk-execute", Scope.WORKFLOWS_EXECUTE)
                        .scopes("sk-read", Scope.WORKFLOWS_READ, Scope.EXECUTIONS_READ))
                .start()) {
            Api execute = Api.of(simulator, "wireflow").with("sk-execute");
            Api read = execute.with("sk-read");

            String id = Api.json(execute.post(execute("wf"), body("x")))
                    .get("executionId")
                    .textValue();
            assertThat(status(read, id)).isEqualTo("COMPLETED");
            assertThat(execute.get(poll(id)).statusCode()).isEqualTo(403);
            HttpResponse<String> refused = read.post(execute("wf"), body("x"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("workflows:execute");
            assertThat(simulator.bill().count()).isOne();
        }
    }

    @Test
    void a_balance_that_does_not_cover_a_workflow_is_broken_down_by_node() {
        Workflow workflow = Workflow.named("wf").generating("a").generating("b");
        try (FluxSimulator simulator = stopped(WireflowSettings.DEFAULTS.workflow(workflow))
                .key("sk-seven", new BigDecimal("7"))
                .start()) {
            HttpResponse<String> refused =
                    Api.of(simulator, "wireflow").with("sk-seven").post(execute("wf"), body("x"));

            assertThat(refused.statusCode()).isEqualTo(402);
            JsonNode answer = Api.json(refused);
            assertThat(answer.get("requiredCredits").decimalValue()).isEqualByComparingTo("10");
            assertThat(answer.get("availableCredits").decimalValue()).isEqualByComparingTo("7");
            assertThat(answer.get("breakdown")).hasSize(2);
            assertThat(answer.at("/breakdown/0/nodeId").textValue()).isEqualTo("a");
            assertThat(answer.at("/breakdown/0/type").textValue()).isEqualTo("generate:flux_2_pro");
            assertThat(answer.at("/breakdown/1/credits").decimalValue()).isEqualByComparingTo("5");
            assertThat(simulator.bill().count()).isZero();
        }
    }

    @Test
    void polls_count_as_requests_of_the_plan() {
        try (FluxSimulator simulator =
                stopped(WireflowSettings.DEFAULTS.plan(WireflowPlan.FREE)).start()) {
            Api wireflow = Api.of(simulator, "wireflow");
            HttpResponse<String> first = wireflow.post(execute("wf"), body("x"));
            assertThat(header(first, "X-RateLimit-Limit")).isEqualTo("10");
            assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo("9");
            assertThat(header(first, "X-RateLimit-Reset"))
                    .isEqualTo(Long.toString(NOON.plusSeconds(60).getEpochSecond()));
            assertThat(header(first, "X-Request-Id")).isNotBlank();
            String id = Api.json(first).get("executionId").textValue();

            simulator.clock().advance(Duration.ofSeconds(15));
            for (int i = 0; i < 9; i++) {
                assertThat(wireflow.with("sk-other").get(poll(id)).statusCode()).isEqualTo(200);
            }
            HttpResponse<String> refused = wireflow.get(poll(id));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(header(refused, "Retry-After")).isEqualTo("45");
            assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
            simulator.clock().advance(Duration.ofSeconds(45));
            assertThat(wireflow.get(poll(id)).statusCode()).isEqualTo(200);
            assertThat(wireflow.get(poll(id)).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void executions_are_limited_by_the_minute_and_by_the_day() {
        try (FluxSimulator simulator = stopped(WireflowSettings.DEFAULTS
                        .plan(new WireflowPlan(1000, 2, 3))
                        .resetUnit(ResetUnit.SECONDS_LEFT))
                .start()) {
            Api wireflow = Api.of(simulator, "wireflow");
            wireflow.post(execute("wf"), body("1"));
            wireflow.post(execute("wf"), body("2"));

            HttpResponse<String> tooFast = wireflow.post(execute("wf"), body("3"));
            assertThat(tooFast.statusCode()).isEqualTo(429);
            assertThat(header(tooFast, "X-RateLimit-Limit")).isEqualTo("2");
            assertThat(header(tooFast, "Retry-After")).isEqualTo("60");
            assertThat(header(tooFast, "X-RateLimit-Reset")).isEqualTo("60");
            simulator.clock().advance(Duration.ofMinutes(1));
            wireflow.post(execute("wf"), body("4"));
            HttpResponse<String> tooMany = wireflow.post("/api/v1/workflow/hook/trigger", "{\"prompt\":\"5\"}");
            assertThat(tooMany.statusCode()).isEqualTo(429);
            assertThat(header(tooMany, "X-RateLimit-Limit")).isEqualTo("3");
            assertThat(header(tooMany, "Retry-After")).isEqualTo(Long.toString(23 * 3600 + 59 * 60));
            simulator.clock().advance(Duration.ofHours(24).minusMinutes(1));
            assertThat(wireflow.post(execute("wf"), body("6")).statusCode()).isEqualTo(201);
            assertThat(simulator.bill().byPrompt()).containsOnlyKeys("1", "2", "4", "6");
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ''        | wf          | {"nodes":[]}                  | 401
            wrong     | wf          | {"nodes":[]}                  | 401
            sk        | unknown-one | {"nodes":[]}                  | 404
            sk        | wf          | {"nodes":[]}                  | 400
            sk        | wf          | {"prompt":"x"}                | 400
            sk        | wf          | {"nodes                       | 400
            sk        | wf          | {"nodes":[],"edges":{}}       | 400
            sk        | wf          | {"nodes":[{"id":"nowhere"}]}  | 400
            sk        | wf          | {"nodes":[{"id":"text-input-1","data":{"params":{"prompt":7}}}]} | 400
            empty     | wf          | {"nodes":[{"id":"generate-1","data":{"params":{"prompt":"x"}}}]} | 402
            sk        | wf          | {"nodes":[{"id":"generate-1","data":{"params":{"prompt":"x"}}}]} | 201
            """)
    void what_cannot_be_executed_is_refused(
            String key, String workflow, String body, int status, FluxSimulator simulator) {
        HttpResponse<String> answer = Api.of(simulator, "wireflow").with(key).post(execute(workflow), body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "X-Request-Id")).isNotBlank();
        assertThat(header(answer, "X-RateLimit-Limit")).isNotBlank();
        assertThat(Api.json(answer).has("error")).isEqualTo(status != 201);
        assertThat(simulator.bill().count()).isEqualTo(status == 201 ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "moderate-request, moderated",
        "moderate-content, moderated",
        "fail-error, failed",
        "fail-failed, failed"
    })
    void what_ends_badly_has_failed(String word, String says, FluxSimulator simulator) {
        Api wireflow = Api.of(simulator, "wireflow");
        String id = Api.json(wireflow.post(execute("wf"), body("x " + word)))
                .get("executionId")
                .textValue();

        JsonNode failed = Api.json(wireflow.get(poll(id)));
        assertThat(failed.get("status").textValue()).isEqualTo("FAILED");
        assertThat(failed.get("error").textValue()).contains(says);
        assertThat(failed.has("nodes")).isFalse();
    }

    @Test
    void an_execution_that_nobody_knows_is_not_found(FluxSimulator simulator) {
        Api wireflow = Api.of(simulator, "wireflow");
        String vanished = Api.json(wireflow.post(execute("wf"), body("vanish")))
                .get("executionId")
                .textValue();

        assertThat(wireflow.get(poll(vanished)).statusCode()).isEqualTo(404);
        assertThat(wireflow.get(poll("nothing")).statusCode()).isEqualTo(404);
        assertThat(wireflow.get(execute("wf")).statusCode()).isEqualTo(405);
    }
}

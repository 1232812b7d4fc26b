package io.github.camelflux.simulator.wireflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code POST /api/v1/workflow/<webhook id>/trigger}: whoever knows the id starts the workflow, and its owner pays. It
 * takes no key, and no {@code Idempotency-Key} either.
 */
final class TriggerOperation implements Operation {

    private final WireflowDesk desk;
    private final JsonNode body;
    private final Optional<Workflow> workflow;

    TriggerOperation(WireflowDesk desk, Call call, String webhookId) {
        this.desk = desk;
        this.body = Json.body(call);
        this.workflow = desk.settings().findByWebhook(webhookId);
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SUBMIT;
    }

    @Override
    public Subject subject() {
        return new Subject(
                workflow.map(Workflow::id).orElse(""), body.path("prompt").asText(), "");
    }

    @Override
    public CompletionStage<Reply> answer() {
        return CompletableFuture.completedFuture(reply().withHeader("Access-Control-Allow-Origin", "*"));
    }

    private Reply reply() {
        PlanLimits.Standing standing = desk.limits().request(desk.now());
        if (standing.refused()) {
            return desk.marked(WireflowErrors.limited("requests"), standing);
        }
        if (workflow.isEmpty()) {
            return desk.marked(WireflowErrors.notFound("Workflow"), standing);
        }
        try {
            NodeInputs inputs = NodeInputs.ofTrigger(workflow.get(), body);
            PlanLimits.Standing executions = desk.limits().execution(desk.now());
            if (executions.refused()) {
                return desk.marked(WireflowErrors.limited("executions"), executions);
            }
            Submission submission = desk.start(desk.settings().owner(), workflow.get(), inputs);
            return desk.marked(
                    submission instanceof Submission.Accepted accepted
                            ? Json.reply(
                                    202, Map.of("executionId", accepted.job().id()))
                            : WireflowErrors.refused(workflow.get(), submission),
                    standing);
        } catch (Refusal refusal) {
            return desk.marked(refusal.reply(), standing);
        }
    }
}

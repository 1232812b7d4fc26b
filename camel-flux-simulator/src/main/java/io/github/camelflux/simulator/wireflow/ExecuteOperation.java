package io.github.camelflux.simulator.wireflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Refusal;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /api/v1/workflows/<id>/execute}. With an {@code Idempotency-Key} that was used within 24 hours it gives the
 * first answer again; that counts as a request, not as an execution.
 */
final class ExecuteOperation extends Keyed {

    private final String workflowId;
    private final JsonNode body;
    private final String idempotencyKey;

    ExecuteOperation(WireflowDesk desk, Call call, String workflowId) {
        super(desk, call, Scope.WORKFLOWS_EXECUTE);
        this.workflowId = workflowId;
        this.body = Json.body(call);
        this.idempotencyKey = call.header("idempotency-key").orElse("");
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.SUBMIT;
    }

    @Override
    public Subject subject() {
        for (JsonNode node : body.path("nodes")) {
            String prompt = node.at("/data/params/prompt").asText();
            if (!prompt.isBlank()) {
                return new Subject(workflowId, prompt, "");
            }
        }
        return new Subject(workflowId, "", "");
    }

    @Override
    Reply allowed(PlanLimits.Standing standing) {
        Optional<Workflow> workflow = desk().settings().find(workflowId);
        if (workflow.isEmpty()) {
            return desk().marked(WireflowErrors.notFound("Workflow"), standing);
        }
        synchronized (desk().answers()) {
            Optional<Reply> first = idempotencyKey.isEmpty()
                    ? Optional.empty()
                    : desk().answers().find(key(), idempotencyKey, desk().now());
            return first.map(reply -> desk().marked(reply, standing))
                    .orElseGet(() -> execute(workflow.get(), standing));
        }
    }

    private Reply execute(Workflow workflow, PlanLimits.Standing standing) {
        try {
            NodeInputs inputs = NodeInputs.ofExecution(workflow, body);
            PlanLimits.Standing executions = desk().limits().execution(desk().now());
            if (executions.refused()) {
                return desk().marked(WireflowErrors.limited("executions"), executions);
            }
            Submission submission = desk().start(key(), workflow, inputs);
            if (submission instanceof Submission.Accepted accepted) {
                Reply reply = Json.reply(
                        201, Map.of("executionId", accepted.job().id(), "workflowId", workflowId, "status", "PENDING"));
                if (!idempotencyKey.isEmpty()) {
                    desk().answers().keep(key(), idempotencyKey, reply, desk().now());
                }
                return desk().marked(reply, standing);
            }
            return desk().marked(WireflowErrors.refused(workflow, submission), standing);
        } catch (Refusal refusal) {
            return desk().marked(refusal.reply(), standing);
        }
    }
}

package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refusals. Only the three members of a 402 are published; {@code {"error", "code"}} is a guess. */
final class WireflowErrors {

    private WireflowErrors() {}

    static Reply invalid(String message) {
        return of(400, "invalid_request", message);
    }

    static Reply noKey() {
        return of(401, "unauthorized", "An API key is required");
    }

    static Reply wrongKey() {
        return of(401, "unauthorized", "The API key is not valid");
    }

    static Reply noScope(Scope scope) {
        return of(403, "insufficient_scope", "The API key lacks the scope " + scope.text());
    }

    static Reply notFound(String what) {
        return of(404, "not_found", what + " not found");
    }

    static Reply wrongMethod(String allowed) {
        return of(405, "method_not_allowed", "Method not allowed").withHeader("Allow", allowed);
    }

    static Reply limited(String what) {
        return of(429, "rate_limited", "Too many " + what);
    }

    /** Why a workflow was not started. */
    static Reply refused(Workflow workflow, Submission submission) {
        return submission instanceof Submission.NoCredit missing ? noCredit(workflow, missing) : limited("executions");
    }

    private static Reply noCredit(Workflow workflow, Submission.NoCredit missing) {
        Map<String, Object> body = body("insufficient_credits", "Not enough credits");
        body.put("requiredCredits", missing.required());
        body.put("availableCredits", missing.available());
        List<Map<String, Object>> breakdown = workflow.nodes().stream()
                .filter(node -> node.credits().signum() > 0)
                .map(node ->
                        Map.<String, Object>of("nodeId", node.id(), "type", node.type(), "credits", node.credits()))
                .toList();
        body.put("breakdown", breakdown);
        return Json.reply(402, body);
    }

    private static Reply of(int status, String code, String message) {
        return Json.reply(status, body(code, message));
    }

    private static Map<String, Object> body(String code, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", message);
        body.put("code", code);
        return body;
    }
}

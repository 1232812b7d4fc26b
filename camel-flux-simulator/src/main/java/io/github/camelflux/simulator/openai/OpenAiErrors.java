package io.github.camelflux.simulator.openai;

import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Fields;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Errors as OpenAI words them, and as servers do that are written with FastAPI. */
final class OpenAiErrors {

    /** FastAPI servers look at these themselves, after the types of all members were checked. */
    private static final Set<String> CHECKED_LATER = Set.of("size", "response_format", "image");

    private OpenAiErrors() {}

    static Reply unauthorized(Dialect dialect) {
        return switch (dialect) {
            case AZURE ->
                error(401, "401", null, null, "Access denied due to invalid subscription key or wrong API endpoint.");
            case LOCALAI -> error(401, "401", "invalid_request_error", null, "An authentication key is required");
            default -> Json.reply(401, Map.of("error", "Unauthorized"));
        };
    }

    static Reply invalid(Dialect dialect, List<Fields.Problem> problems) {
        Fields.Problem first = problems.get(0);
        String sentence = first.member() + " " + first.msg();
        if (!dialect.likeFastApi()) {
            return error(400, null, "invalid_request_error", first.member(), sentence);
        }
        List<FieldProblem> early = problems.stream()
                .filter(problem -> !CHECKED_LATER.contains(problem.member()))
                .map(problem -> problem.msg().equals("is required")
                        ? FieldProblem.inBody(problem.member(), "Field required", "missing")
                        : FieldProblem.ofValue(problem.member(), problem.member() + " " + problem.msg()))
                .toList();
        return early.isEmpty() ? Json.detail(400, sentence) : Json.invalid(early);
    }

    static Reply notJson(Dialect dialect) {
        return dialect.likeFastApi()
                ? Json.invalid(List.of(FieldProblem.NOT_JSON))
                : error(400, null, "invalid_request_error", null, "We could not parse the JSON body of your request.");
    }

    static Reply noCredit() {
        return error(402, "insufficient_quota", "insufficient_quota", null, "You exceeded your current quota.");
    }

    static Reply tooMany(Dialect dialect) {
        return dialect.likeFastApi()
                ? Json.detail(429, "Too many requests")
                : error(429, "429", "rate_limit_error", null, "Too many requests")
                        .withHeader("Retry-After", "1");
    }

    static Reply filtered() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("code", "ResponsibleAIPolicyViolation");
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", "content_policy_violation");
        error.put("message", "Your request was rejected as a result of the content filter.");
        error.put("param", "prompt");
        error.put("type", "invalid_request_error");
        error.put("inner_error", inner);
        return Json.reply(400, Map.of("error", error));
    }

    static Reply broken(Dialect dialect) {
        return dialect.likeFastApi()
                ? Json.detail(500, "The simulated engine could not make this")
                : error(500, "500", "server_error", null, "The simulated engine could not make this");
    }

    static Reply noEngine(Dialect dialect) {
        return dialect.likeFastApi()
                ? Json.detail(503, "Diffusion engine not initialized")
                : error(503, "503", "server_error", null, "The backend is not available");
    }

    private static Reply error(int status, String code, String type, String param, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", param);
        error.put("code", code);
        return Json.reply(status, Map.of("error", error));
    }
}

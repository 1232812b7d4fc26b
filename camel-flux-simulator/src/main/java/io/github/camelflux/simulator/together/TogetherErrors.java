package io.github.camelflux.simulator.together;

import io.github.camelflux.simulator.face.Fields;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Errors as Together AI words them, {@code {"error": {"message", "type", "param", "code"}}}. The shape is published, the
 * wordings and codes are ours but for the types of the two that concern limits.
 */
final class TogetherErrors {

    private static final String INVALID = "invalid_request_error";

    private TogetherErrors() {}

    static Reply notJson() {
        return of(400, "The request body is not valid JSON", INVALID, null, "invalid_json");
    }

    static Reply invalid(Fields.Problem problem) {
        return of(400, problem.member() + " " + problem.msg(), INVALID, problem.member(), "invalid_parameter");
    }

    static Reply noKey() {
        return of(401, "Missing API key in the Authorization header", INVALID, null, "missing_api_key");
    }

    static Reply wrongKey() {
        return of(401, "Invalid API key provided", INVALID, null, "invalid_api_key");
    }

    static Reply noCredit() {
        return of(402, "The account has no credit left", "credit_limit", null, "credit_limit_exceeded");
    }

    static Reply noSuchModel(String model) {
        return of(404, "Unable to access model " + model, INVALID, null, "model_not_available");
    }

    static Reply noSuchPath() {
        return of(404, "Not found", INVALID, null, "not_found");
    }

    static Reply wrongMethod(String allowed) {
        return of(405, "Method not allowed", INVALID, null, "method_not_allowed")
                .withHeader("Allow", allowed);
    }

    /** What users report of pictures and prompts that the safety checker refuses; the page does not say. */
    static Reply moderated() {
        return of(422, "NSFW content detected in the prompt or the image", INVALID, "prompt", "nsfw_content");
    }

    /** Above the dynamic rate of the account. */
    static Reply limited(DynamicRates.Standing standing) {
        Map<String, Object> error = error(
                "You have reached the dynamic request limit of this model", "rate_limit", null, "rate_limit_exceeded");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_type", "dynamic_request_limited");
        error.put("error_type", "dynamic_request_limited");
        return standing.on(Json.reply(429, body));
    }

    /** At or below the rate, yet there is no room. */
    static Reply overloaded() {
        return of(503, "The service is overloaded, please try again later", "service_unavailable", null, "overloaded");
    }

    static Reply broken() {
        return of(500, "Internal server error", "server_error", null, "internal_error");
    }

    private static Reply of(int status, String message, String type, String param, String code) {
        return Json.reply(status, Map.of("error", error(message, type, param, code)));
    }

    private static Map<String, Object> error(String message, String type, String param, String code) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", param);
        error.put("code", code);
        return error;
    }
}

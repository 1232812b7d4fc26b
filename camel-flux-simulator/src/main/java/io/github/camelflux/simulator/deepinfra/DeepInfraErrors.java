package io.github.camelflux.simulator.deepinfra;

import io.github.camelflux.simulator.face.Fields;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Reply;
import java.util.Map;

/** Errors of DeepInfra's own API, {@code {"detail": {"error": ".."}}}; statuses and wordings are assumed. */
final class DeepInfraErrors {

    private DeepInfraErrors() {}

    static Reply notJson() {
        return of(422, "The body is not a JSON object");
    }

    static Reply invalid(Fields.Problem problem) {
        return of(422, problem.member() + " " + problem.msg());
    }

    static Reply noKey() {
        return of(401, "Not authenticated");
    }

    static Reply wrongKey() {
        return of(401, "Invalid API key");
    }

    static Reply noCredit() {
        return of(402, "Inference prohibited, please enter a payment method or deposit funds");
    }

    static Reply noSuchModel() {
        return of(404, "Model is not available");
    }

    static Reply noSuchPath() {
        return of(404, "Not Found");
    }

    static Reply wrongMethod(String allowed) {
        return of(405, "Method Not Allowed").withHeader("Allow", allowed);
    }

    static Reply busy() {
        return of(429, "Model busy, retry later");
    }

    static Reply failed() {
        return of(500, "Inference failed");
    }

    static Reply unavailable() {
        return of(503, "Model is temporarily unavailable");
    }

    private static Reply of(int status, String error) {
        return Json.reply(status, Map.of("detail", Map.of("error", error)));
    }
}

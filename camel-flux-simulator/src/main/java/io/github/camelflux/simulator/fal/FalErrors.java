package io.github.camelflux.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three forms in which fal says no. */
final class FalErrors {

    private FalErrors() {}

    /** Of the gateway, about keys and paths: a sentence. */
    static Reply plain(int status, String detail) {
        return Json.detail(status, detail);
    }

    /** Of the platform, about runners and time: a sentence and a type, which a header repeats. */
    static Reply platform(int status, String detail, String type) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("detail", detail);
        body.put("error_type", type);
        return Json.reply(status, body).withHeader("X-Fal-Error-Type", type);
    }

    /** Of a model, about its input or its work: a list. */
    static Reply model(int status, List<FieldProblem> problems, JsonNode input, boolean retryable) {
        return Json.reply(
                        status,
                        Map.of(
                                "detail",
                                problems.stream().map(one -> entry(one, input)).toList()))
                .withHeader("X-Fal-Retryable", Boolean.toString(retryable));
    }

    private static Map<String, Object> entry(FieldProblem problem, JsonNode input) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("loc", problem.loc());
        entry.put("msg", problem.msg());
        entry.put("type", problem.type());
        entry.put("url", "https://docs.fal.ai/errors#" + problem.type());
        entry.put("ctx", Map.of());
        entry.put("input", at(problem, input));
        return entry;
    }

    /** What stands where the problem is; all of the body if nothing does. */
    private static JsonNode at(FieldProblem problem, JsonNode input) {
        JsonNode here = input;
        for (Object step : problem.loc().subList(1, problem.loc().size())) {
            JsonNode next = step instanceof Integer index ? here.path(index) : here.path(step.toString());
            if (next.isMissingNode()) {
                return here;
            }
            here = next;
        }
        return here;
    }
}

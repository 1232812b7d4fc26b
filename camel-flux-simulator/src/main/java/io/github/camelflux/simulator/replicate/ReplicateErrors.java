package io.github.camelflux.simulator.replicate;

import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Replicate's ways to say no: {@code detail}, with a title or without. */
final class ReplicateErrors {

    private ReplicateErrors() {}

    static Reply unauthenticated() {
        return titled(401, "Unauthenticated", "You did not pass a valid authentication token");
    }

    static Reply noCredit() {
        return titled(402, "Insufficient credit", "You have insufficient credit to run this model.");
    }

    static Reply noSuchThing() {
        return Json.detail(404, "The requested resource could not be found.");
    }

    static Reply wrongVersion() {
        return titled(
                422,
                "Invalid version or not permitted",
                "The specified version does not exist (or perhaps you don't have permission to use it?)");
    }

    static Reply invalid(String detail) {
        return titled(422, "Input validation failed", detail);
    }

    static Reply invalidInput(List<FieldProblem> problems) {
        return invalid(problems.stream()
                .map(problem -> "- input" + path(problem) + ": " + problem.msg() + "\n")
                .collect(Collectors.joining()));
    }

    private static String path(FieldProblem problem) {
        return problem.loc().stream().skip(1).map(step -> "." + step).collect(Collectors.joining());
    }

    static Reply throttled(long seconds) {
        String unit = seconds == 1 ? " second." : " seconds.";
        return Json.detail(429, "Request was throttled. Expected available in " + seconds + unit)
                .withHeader("Retry-After", Long.toString(seconds));
    }

    private static Reply titled(int status, String title, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", title);
        body.put("detail", detail);
        body.put("status", status);
        return Json.reply(status, body);
    }
}

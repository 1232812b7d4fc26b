package io.github.camelflux.simulator.face;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of the list with which FastAPI, and so BFL and fal, refuses a body.
 *
 * @param loc where: {@code body} or {@code query}, then member names and indexes
 * @param msg why, for people
 * @param type why, for programs
 */
public record FieldProblem(
        @JsonProperty List<Object> loc,
        @JsonProperty String msg,
        @JsonProperty String type) {

    /** The body is no JSON. */
    public static final FieldProblem NOT_JSON =
            new FieldProblem(List.of("body", 0), "JSON decode error", "json_invalid");

    /** A member of the body is wrong. */
    public static FieldProblem inBody(String member, String msg, String type) {
        return new FieldProblem(List.of("body", member), msg, type);
    }

    /** A member of the body has a value that cannot be. */
    public static FieldProblem ofValue(String member, String msg) {
        return inBody(member, "Value error, " + msg, "value_error");
    }

    /** A parameter of the query is missing. */
    public static FieldProblem missingParameter(String name) {
        return new FieldProblem(List.of("query", name), "Field required", "missing");
    }

    /** The same problem one step deeper. */
    public FieldProblem at(Object step) {
        List<Object> deeper = new ArrayList<>(loc);
        deeper.add(step);
        return new FieldProblem(List.copyOf(deeper), msg, type);
    }
}

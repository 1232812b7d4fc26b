package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of the list with which BFL refuses a body, as FastAPI words it.
 *
 * @param loc where: {@code body} or {@code query}, then member names and indexes
 * @param msg why, for people
 * @param type why, for programs
 */
record FieldProblem(
        @JsonProperty List<Object> loc,
        @JsonProperty String msg,
        @JsonProperty String type) {

    static final FieldProblem NOT_JSON = new FieldProblem(List.of("body", 0), "JSON decode error", "json_invalid");

    static FieldProblem inBody(String member, String msg, String type) {
        return new FieldProblem(List.of("body", member), msg, type);
    }

    static FieldProblem ofValue(String member, String msg) {
        return inBody(member, "Value error, " + msg, "value_error");
    }

    static FieldProblem missingParameter(String name) {
        return new FieldProblem(List.of("query", name), "Field required", "missing");
    }

    FieldProblem at(Object step) {
        List<Object> deeper = new ArrayList<>(loc);
        deeper.add(step);
        return new FieldProblem(List.copyOf(deeper), msg, type);
    }
}

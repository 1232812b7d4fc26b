package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.http.Reply;
import java.util.List;

/** The service's no to a body that cannot be used. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    private Refusal(Reply reply) {
        super("HTTP " + reply.status(), null, false, false);
        this.reply = reply;
    }

    Refusal(List<FieldProblem> problems) {
        this(Json.invalid(problems));
    }

    Refusal(FieldProblem problem) {
        this(List.of(problem));
    }

    /** Input that is well-formed, yet refused: HTTP 400. */
    static Refusal badRequest(String detail) {
        return new Refusal(Json.detail(400, detail));
    }

    Reply reply() {
        return reply;
    }
}

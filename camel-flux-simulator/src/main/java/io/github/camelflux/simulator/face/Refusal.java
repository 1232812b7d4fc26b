package io.github.camelflux.simulator.face;

import io.github.camelflux.simulator.http.Reply;
import java.util.List;

/** The service's no to a body that cannot be used. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    /** A refusal that is worded already. */
    public Refusal(Reply reply) {
        super("HTTP " + reply.status(), null, false, false);
        this.reply = reply;
    }

    /** HTTP 422 with all that is wrong. */
    public Refusal(List<FieldProblem> problems) {
        this(Json.invalid(problems));
    }

    /** HTTP 422 with one thing that is wrong. */
    public Refusal(FieldProblem problem) {
        this(List.of(problem));
    }

    /** Input that is well-formed, yet refused: HTTP 400. */
    public static Refusal badRequest(String detail) {
        return new Refusal(Json.detail(400, detail));
    }

    /** What the sender is told. */
    public Reply reply() {
        return reply;
    }
}

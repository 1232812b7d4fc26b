package io.github.camelflux.simulator.bfl;

import java.util.List;

/** The service's no to a body that cannot be used. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    Refusal(List<FieldProblem> problems) {
        super(problems.toString(), null, false, false);
        this.problems = List.copyOf(problems);
    }

    Refusal(FieldProblem problem) {
        this(List.of(problem));
    }

    List<FieldProblem> problems() {
        return problems;
    }
}

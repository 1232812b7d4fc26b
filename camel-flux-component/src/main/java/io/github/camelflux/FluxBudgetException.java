package io.github.camelflux;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Nothing was bought, because it would cost more than {@code maxCost} or than what is left of its {@code budget}, or because nobody
 * knows what it would cost. All amounts are US dollars.
 */
public class FluxBudgetException extends FluxException {

    private static final long serialVersionUID = 1L;

    private final BudgetFigures figures;

    /**
     * @param message what happened
     * @param context the job that it happened to
     * @param figures what was allowed, and what was asked for
     */
    public FluxBudgetException(String message, FailureContext context, BudgetFigures figures) {
        super(message, context, Charged.NO, figures.resetsAt() != null);
        this.figures = figures;
    }

    /** The budget's name; empty if it is {@code maxCost} that did not suffice. */
    public Optional<String> getBudget() {
        return Optional.ofNullable(figures.budget());
    }

    /** What one message, or one period of the budget, may cost. */
    public BigDecimal getLimit() {
        return figures.limit();
    }

    /** How much of the period is spent, or reserved for jobs that run; 0 for {@code maxCost}. */
    public BigDecimal getSpent() {
        return figures.spent();
    }

    /** What the message would cost; empty if that is not known. */
    public Optional<BigDecimal> getAsked() {
        return Optional.ofNullable(figures.asked());
    }

    /** When the budget begins anew, so that the same message may be sent again; empty if it would not fit then either. */
    public Optional<Instant> getResetsAt() {
        return Optional.ofNullable(figures.resetsAt());
    }
}

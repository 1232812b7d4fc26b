package io.github.camelflux.component;

import io.github.camelflux.BudgetFigures;
import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxBudgetException;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.job.budget.Budget;
import io.github.camelflux.job.budget.Usd;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a message will cost, and whether one message may cost that much. Whether a budget has as much left is decided later, together
 * with all others that ask for it. Safe for use by several threads.
 */
final class CostCheck {

    private final FluxEndpoint endpoint;
    private final Optional<BigDecimal> maxCost;
    private final Optional<BigDecimal> assumedCost;
    private final Budget budget;

    CostCheck(FluxEndpoint endpoint) {
        FluxConfiguration options = endpoint.getConfiguration();
        FluxComponent component = endpoint.component();
        this.endpoint = endpoint;
        this.maxCost = Optional.ofNullable(options.getMaxCost()).map(text -> Dollars.read("maxCost", text));
        this.assumedCost = component.readAssumedCost();
        this.budget = component.engine().budgets().find(options.getBudget());
    }

    /** The budget that pays; null for none. */
    Budget budget() {
        return budget;
    }

    /**
     * What a job will cost, as far as that can be said before it is bought; by {@code assumedCost} where the price is not known.
     *
     * @throws IOException if a picture of the request cannot be read
     */
    Optional<BigDecimal> estimate(String provider, ImageRequest request) throws IOException {
        return endpoint.estimate(provider, request).or(() -> assumedCost);
    }

    /**
     * Lets a message pass, or not.
     *
     * @param model for the message
     * @param provider who is asked
     * @param cost of all that the message asks for; empty if that is not known
     * @throws FluxBudgetException if it may not cost that much, or if nobody knows whether it does
     */
    void allow(String model, String provider, Optional<BigDecimal> cost) {
        if (cost.isEmpty() && maxCost.isPresent()) {
            throw unknown(model, provider, "maxCost=" + Usd.shown(maxCost.get()), null, maxCost.get());
        }
        if (cost.isEmpty() && budget != null) {
            throw unknown(model, provider, "budget=" + budget.name(), budget.name(), budget.limitUsd());
        }
        if (maxCost.isPresent() && cost.get().compareTo(maxCost.get()) > 0) {
            throw new FluxBudgetException(
                    "maxCost: the message would cost " + Usd.shown(cost.get()) + " USD with " + model
                            + ", and may cost " + Usd.shown(maxCost.get()) + " USD; nothing was bought",
                    new FailureContext(null, provider),
                    new BudgetFigures(null, maxCost.get(), BigDecimal.ZERO, cost.get(), null));
        }
    }

    private FluxBudgetException unknown(String model, String provider, String option, String name, BigDecimal limit) {
        return new FluxBudgetException(
                "The price of " + model + " at " + provider + " is not known for this message, so that "
                        + option
                        + " cannot be kept; nothing was bought. The component option assumedCost would say what"
                        + " to reckon with",
                new FailureContext(null, provider),
                new BudgetFigures(name, limit, BigDecimal.ZERO, null, null));
    }
}

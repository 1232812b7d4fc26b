package io.github.camelflux.component;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that say what may be spent, and which lines of the ledger are wanted. Not safe for use by several threads. */
@UriParams
public abstract class MoneyOptions extends JobOptions {

    @UriParam(
            label = "producer",
            description = "What one message may cost at the most, in US dollars: 0.05. A message that would cost more "
                    + "ends with FluxBudgetException before anything is bought; so does one whose price is not known, "
                    + "unless the component's assumedCost is set. No message can change it. No default.")
    private String maxCost;

    @UriParam(
            label = "producer",
            description =
                    "The name of one of the component's budgets that pays for this endpoint. What a job is expected "
                            + "to cost is reserved before it is bought; what does not fit ends with FluxBudgetException. No "
                            + "message can change it. No default.")
    private String budget;

    @UriParam(
            label = "producer",
            description = "For flux:ledger, the first day that is wanted, such as 2026-11-01, by the component's "
                    + "budgetZone. Default 30 days ago.")
    private String since;

    @UriParam(
            label = "producer",
            description = "For flux:ledger, the last day that is wanted, such as 2026-11-30, by the component's "
                    + "budgetZone. Default today.")
    private String until;

    @UriParam(
            label = "producer",
            defaultValue = "day,route,model,provider,costCentre",
            description =
                    "For flux:ledger, what is told apart, separated by commas: day, month, route, model, provider, "
                            + "costCentre. All else is added up. Default day,route,model,provider,costCentre.")
    private String groupBy = "day,route,model,provider,costCentre";

    public String getMaxCost() {
        return maxCost;
    }

    public void setMaxCost(String maxCost) {
        this.maxCost = maxCost;
    }

    public String getBudget() {
        return budget;
    }

    public void setBudget(String budget) {
        this.budget = budget;
    }

    public String getSince() {
        return since;
    }

    public void setSince(String since) {
        this.since = since;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public String getGroupBy() {
        return groupBy;
    }

    public void setGroupBy(String groupBy) {
        this.groupBy = groupBy;
    }
}

package io.github.camelflux.component;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.spi.Metadata;

/** How much may be spent. Read once, when the component starts. Not safe for use by several threads. */
public abstract class BudgetOptions extends StoreOptions {

    @Metadata(
            description = "What endpoints with the option budget may spend, in US dollars by day or month and by the "
                    + "budget's name: budgets.shop=25.00/day, budgets.press=500/month. With jobStore=jdbc all nodes "
                    + "share it.")
    private Map<String, Object> budgets = new LinkedHashMap<>();

    @Metadata(
            defaultValue = "UTC",
            description = "The time zone whose midnight begins a budget anew, and a day of the ledger, such as "
                    + "Europe/Berlin. Default UTC.")
    private String budgetZone = "UTC";

    @Metadata(
            description =
                    "What a job is assumed to cost, in US dollars, where its price is not known: 0.10. Without it "
                            + "endpoints with maxCost or budget refuse such jobs. No default.")
    private String assumedCost;

    public Map<String, Object> getBudgets() {
        return budgets;
    }

    public void setBudgets(Map<String, Object> budgets) {
        this.budgets = budgets;
    }

    public String getBudgetZone() {
        return budgetZone;
    }

    public void setBudgetZone(String budgetZone) {
        this.budgetZone = budgetZone;
    }

    public String getAssumedCost() {
        return assumedCost;
    }

    public void setAssumedCost(String assumedCost) {
        this.assumedCost = assumedCost;
    }

    /** @throws IllegalArgumentException if one cannot be used; the message names option and value */
    Budgets readBudgets() {
        return new Budgets(budgets, budgetZone);
    }

    /** @throws IllegalArgumentException if it is no amount; the message names option and value */
    Optional<BigDecimal> readAssumedCost() {
        return Optional.ofNullable(assumedCost).map(text -> Dollars.read("assumedCost", text));
    }
}

package io.github.camelflux.component;

import io.github.camelflux.job.budget.Budget;
import io.github.camelflux.job.budget.BudgetCycle;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The component options {@code budgets} and {@code budgetZone}. Immutable. */
final class Budgets {

    private final ZoneId zone;
    private final Map<String, Budget> byName = new TreeMap<>();

    /**
     * @param option {@code 25.00/day} or {@code 500/month} by name
     * @throws IllegalArgumentException if one cannot be used; the message names option and value
     */
    Budgets(Map<String, ?> option, String zone) {
        this.zone = zone(zone);
        option.forEach((name, value) -> byName.put(name.strip(), budget(name.strip(), String.valueOf(value))));
    }

    /** Whose midnight counts. */
    ZoneId zone() {
        return zone;
    }

    /** All of them, by name. */
    Collection<Budget> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /**
     * The budget of that name.
     *
     * @param name null for none
     * @return null for none
     * @throws IllegalArgumentException if there is no such budget; the message lists those that there are
     */
    Budget find(String name) {
        if (name == null) {
            return null;
        }
        Budget budget = byName.get(name);
        if (budget == null) {
            throw new IllegalArgumentException("budget: '" + name + "' is none of the component's budgets ("
                    + (byName.isEmpty() ? "there are none" : String.join(", ", byName.keySet()))
                    + "); the component option budgets." + name + "=25.00/day would make one");
        }
        return budget;
    }

    private Budget budget(String name, String value) {
        String option = "budgets." + name;
        int slash = value.indexOf('/');
        String cycle = slash < 0 ? "" : value.substring(slash + 1).strip().toLowerCase(Locale.ROOT);
        if (!cycle.equals("day") && !cycle.equals("month")) {
            throw new IllegalArgumentException(
                    option + ": '" + value + "' is not an amount by day or month, such as 25.00/day or 500/month");
        }
        return new Budget(
                name,
                Dollars.read(option, value.substring(0, slash)),
                cycle.equals("day") ? BudgetCycle.DAY : BudgetCycle.MONTH,
                zone);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "budgetZone: '" + text + "' is not a time zone, such as UTC or Europe/Berlin");
        }
    }
}

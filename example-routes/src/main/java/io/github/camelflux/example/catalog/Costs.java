package io.github.camelflux.example.catalog;

/** How the cost of a row is written. */
final class Costs {

    private Costs() {}

    /** For a column: a number, {@code unknown}, or nothing if nothing was bought. */
    static String number(RowOutcome outcome) {
        if (outcome.cost() != null) {
            return outcome.cost().toPlainString();
        }
        return outcome.hasUnknownCost() ? "unknown" : "";
    }

    /** For a person. */
    static String words(RowOutcome outcome) {
        if (outcome.cost() == null) {
            return outcome.hasUnknownCost() ? "unknown cost" : "no cost";
        }
        return number(outcome) + " USD" + (outcome.replayed() ? ", paid before" : "");
    }
}

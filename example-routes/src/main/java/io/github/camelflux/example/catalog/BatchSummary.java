package io.github.camelflux.example.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a batch came to.
 *
 * @param products rows in all
 * @param pictures rows whose picture is in the bucket
 * @param charged in US dollars, for what this batch bought: also for rows that gave no picture
 * @param replayed rows that an earlier batch had paid for
 * @param paidBefore in US dollars, for those
 * @param unknownCosts rows of which nobody said what they cost
 * @param overBudget rows that were not bought because they did not fit the budget
 * @param stopped whether the application stopped before all rows were tried
 * @param failures a line for each row without a picture, and what can be done
 */
public record BatchSummary(
        int products,
        int pictures,
        BigDecimal charged,
        int replayed,
        BigDecimal paidBefore,
        int unknownCosts,
        int overBudget,
        boolean stopped,
        String failures) {

    private static final String FOR_LATER =
            "Rows that did not fit the budget are a catalog of their own, beside this file,"
                    + " that ends with .later.csv: move it into the folder of catalogs when the budget begins anew.";

    static BatchSummary of(List<RowOutcome> outcomes) {
        return new BatchSummary(
                outcomes.size(),
                count(outcomes, RowOutcome::isPicture),
                cost(outcomes, outcome -> !outcome.replayed()),
                count(outcomes, RowOutcome::replayed),
                cost(outcomes, RowOutcome::replayed),
                count(outcomes, RowOutcome::hasUnknownCost),
                count(outcomes, RowOutcome::isOverBudget),
                count(outcomes, outcome -> outcome.outcome().equals(RowOutcomes.STOPPED)) > 0,
                failures(outcomes));
    }

    private static String failures(List<RowOutcome> outcomes) {
        Stream<String> advice = count(outcomes, RowOutcome::isOverBudget) > 0 ? Stream.of(FOR_LATER) : Stream.empty();
        return Stream.concat(outcomes.stream().map(RowOutcome::error).filter(Objects::nonNull), advice)
                .collect(Collectors.joining("\n"));
    }

    /** Whether every product has its picture. */
    public boolean isComplete() {
        return pictures == products;
    }

    /** What a person wants to know first. */
    public String text() {
        return pictures + " of " + products + " products have a picture, for " + charged.toPlainString() + " USD"
                + (replayed > 0 ? " (" + replayed + " paid before)" : "")
                + (unknownCosts > 0 ? " and what " + unknownCosts + " of unknown cost come to" : "")
                + (overBudget > 0 ? "; " + overBudget + " did not fit the budget" : "");
    }

    private static int count(List<RowOutcome> outcomes, Predicate<RowOutcome> which) {
        return (int) outcomes.stream().filter(which).count();
    }

    private static BigDecimal cost(List<RowOutcome> outcomes, Predicate<RowOutcome> which) {
        return outcomes.stream()
                .filter(which)
                .map(RowOutcome::cost)
                .filter(Objects::nonNull)
                .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}

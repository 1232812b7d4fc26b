package io.github.camelflux.example.catalog;

import io.github.camelflux.Charged;
import java.math.BigDecimal;
import org.apache.camel.StreamCache;

/**
 * What became of one row.
 *
 * @param row the row
 * @param outcome in one word, such as {@code picture}, {@code moderated}, {@code refused}
 * @param model that was asked; null if nobody was
 * @param cost in US dollars, as the provider said; null if it did not
 * @param charged whether the provider charged for it
 * @param replayed whether it was bought for an earlier batch
 * @param jobId null if there was no job
 * @param key of the picture in the bucket; null if it is not there
 * @param error why there is no picture; null if there is one
 * @param picture to be read by one thread at a time; null if there is none
 */
public record RowOutcome(
        CatalogRow row,
        String outcome,
        String model,
        BigDecimal cost,
        Charged charged,
        boolean replayed,
        String jobId,
        String key,
        String error,
        StreamCache picture) {

    /** What it cost, for a person. */
    public String costInWords() {
        return Costs.words(this);
    }

    /** Whether something was or may have been charged, and nobody said how much. */
    boolean hasUnknownCost() {
        return cost == null && charged != Charged.NO;
    }

    /** Whether it was not bought because it did not fit the budget. */
    boolean isOverBudget() {
        return outcome.equals(RowOutcomes.OVER_BUDGET);
    }

    boolean isPicture() {
        return picture != null;
    }
}

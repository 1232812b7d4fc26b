package io.github.camelflux.image;

import java.time.LocalDate;

/**
 * Under which terms a model is offered, and who says so. Members are null when they are not known.
 *
 * @param licence of what the provider makes
 * @param weights the licence of the published weights
 * @param withdrawn since when the provider does not offer it any more
 * @param priceNote what is known of a price that cannot be computed
 * @param note what else a user should know
 * @param source where the facts come from
 * @param date the source's state, such as {@code 2026-10}
 */
public record ModelTerms(
        String licence,
        String weights,
        LocalDate withdrawn,
        String priceNote,
        String note,
        String source,
        String date) {}

package io.github.camelflux.job.budget;

/**
 * One line of the ledger.
 *
 * @param key what its jobs have in common
 * @param sums what they came to
 */
public record LedgerLine(LedgerKey key, LedgerSums sums) {}

package io.github.camelflux.job;

import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.budget.LedgerKey;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.budget.LedgerSums;
import io.github.camelflux.job.budget.Usd;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a job that ended means in money. The provider's charge decides. Where it names none, a job that it took counts with what it
 * announced, or else with the estimate, whatever the outcome: providers do not say that a moderated, failed or lost job is free.
 *
 * @param row a job with an outcome
 */
public record Settlement(JobRow row) {

    /** What a budget has spent for it, where so much was reserved. */
    public BigDecimal spentUsd(BigDecimal reservedUsd) {
        if (!bought()) {
            return Usd.rounded(BigDecimal.ZERO);
        }
        return Usd.rounded(charge().or(this::announced).orElse(reservedUsd));
    }

    /**
     * Its line in the ledger; empty for a job that the provider never took.
     *
     * @param zone decides which day it ended on
     */
    public Optional<LedgerLine> line(ZoneId zone) {
        if (!bought()) {
            return Optional.empty();
        }
        Booking booking = row.terms().booking();
        return Optional.of(new LedgerLine(
                new LedgerKey(
                        LocalDate.ofInstant(row.settledAt(), zone),
                        booking.route(),
                        row.terms().model(),
                        row.terms().provider(),
                        booking.costCentre()),
                sums()));
    }

    private LedgerSums sums() {
        long pictures = row.outcome() instanceof Outcome.Picture ? 1 : 0;
        Optional<BigDecimal> charge = charge();
        if (charge.isPresent()) {
            return new LedgerSums(1, pictures, 0, 0, charge.get(), BigDecimal.ZERO);
        }
        return announced()
                .or(() -> Optional.ofNullable(row.terms().booking().estimateUsd()))
                .map(estimate -> new LedgerSums(1, pictures, 1, 0, BigDecimal.ZERO, estimate))
                .orElseGet(() -> new LedgerSums(1, pictures, 0, 1, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    /** Content rules may refuse a request at once: then the provider gave it no id. */
    private boolean bought() {
        return row.remote() != null;
    }

    private Optional<BigDecimal> charge() {
        if (row.outcome() instanceof Outcome.Cancelled cancelled && cancelled.notCharged()) {
            return Optional.of(BigDecimal.ZERO);
        }
        return Optional.ofNullable(row.outcome().costUsd()).map(BigDecimal.ZERO::max);
    }

    private Optional<BigDecimal> announced() {
        return Optional.ofNullable(row.remote().costUsd()).map(BigDecimal.ZERO::max);
    }
}

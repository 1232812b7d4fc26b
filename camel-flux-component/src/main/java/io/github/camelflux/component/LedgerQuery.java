package io.github.camelflux.component;

import io.github.camelflux.job.budget.LedgerKey;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.budget.LedgerSums;
import io.github.camelflux.job.budget.Usd;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which lines of the ledger an endpoint wants, and what of them is told apart.
 *
 * @param since the first day; null for 30 days ago
 * @param until the last day; null for the newest
 * @param dimensions what is told apart
 */
record LedgerQuery(LocalDate since, LocalDate until, Set<LedgerDimension> dimensions) {

    private static final int DAYS = 30;
    private static final LocalDate NEWEST = LocalDate.of(9999, 12, 31);

    /** @throws IllegalArgumentException if an option is wrong; the message names option and value */
    static LedgerQuery of(MoneyOptions options) {
        LocalDate since = day("since", options.getSince());
        LocalDate until = day("until", options.getUntil());
        if (since != null && until != null && since.isAfter(until)) {
            throw new IllegalArgumentException("since: " + since + " is after until=" + until);
        }
        return new LedgerQuery(since, until, LedgerDimension.read(options.getGroupBy()));
    }

    /** The first day that is wanted. */
    LocalDate first(LocalDate today) {
        if (since != null) {
            return since;
        }
        return (until == null ? today : until).minusDays(DAYS);
    }

    /** The last day that is wanted: clocks may disagree about what is today. */
    LocalDate last() {
        return until == null ? NEWEST : until;
    }

    /**
     * The lines as Maps of texts and numbers, which is JSON already: as they come, or the dearest first if no time is told apart.
     *
     * @param lines newest day first
     */
    List<Map<String, Object>> maps(List<LedgerLine> lines) {
        Map<Map<String, Object>, LedgerSums> totals = new LinkedHashMap<>();
        lines.forEach(line -> totals.merge(names(line.key()), line.sums(), LedgerSums::plus));
        Comparator<Map.Entry<Map<String, Object>, LedgerSums>> order = Comparator.comparing(
                entry -> entry.getValue().costUsd().add(entry.getValue().estimatedUsd()));
        boolean byTime = dimensions.contains(LedgerDimension.DAY) || dimensions.contains(LedgerDimension.MONTH);
        return totals.entrySet().stream()
                .sorted(byTime ? (one, other) -> 0 : order.reversed())
                .map(total -> map(total.getKey(), total.getValue()))
                .collect(Collectors.toList());
    }

    private Map<String, Object> names(LedgerKey key) {
        Map<String, Object> names = new LinkedHashMap<>();
        for (LedgerDimension dimension : dimensions) {
            String value = dimension.of(key);
            if (!value.isEmpty()) {
                names.put(dimension.optionName(), value);
            }
        }
        return names;
    }

    static Map<String, Object> map(Map<String, Object> names, LedgerSums sums) {
        Map<String, Object> map = new LinkedHashMap<>(names);
        map.put("jobs", sums.jobs());
        map.put("pictures", sums.pictures());
        map.put("costUsd", Usd.shown(sums.costUsd()));
        map.put("estimatedUsd", Usd.shown(sums.estimatedUsd()));
        map.put("estimatedJobs", sums.estimatedJobs());
        map.put("unpricedJobs", sums.unpricedJobs());
        return map;
    }

    private static LocalDate day(String option, String text) {
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(option + ": '" + text + "' is not a day, such as 2026-11-27");
        }
    }
}

package io.github.camelflux.component;

import io.github.camelflux.job.budget.LedgerKey;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What lines of the ledger can be told apart by. */
enum LedgerDimension {
    DAY("day", key -> key.day().toString()),
    MONTH("month", key -> YearMonth.from(key.day()).toString()),
    ROUTE("route", LedgerKey::route),
    MODEL("model", LedgerKey::model),
    PROVIDER("provider", LedgerKey::provider),
    COST_CENTRE("costCentre", LedgerKey::costCentre);

    private final String optionName;
    private final Function<LedgerKey, String> value;

    LedgerDimension(String optionName, Function<LedgerKey, String> value) {
        this.optionName = optionName;
        this.value = value;
    }

    /** As options and Maps spell it. */
    String optionName() {
        return optionName;
    }

    /** What a line has there; empty for nothing. */
    String of(LedgerKey key) {
        return value.apply(key);
    }

    /**
     * The dimensions that the option {@code groupBy} names.
     *
     * @throws IllegalArgumentException if there is no such dimension; the message lists those that there are
     */
    static Set<LedgerDimension> read(String option) {
        return Arrays.stream(option.split(","))
                .map(String::strip)
                .map(LedgerDimension::named)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static LedgerDimension named(String name) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.optionName.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("groupBy: '" + name + "' is none of "
                        + Arrays.stream(values())
                                .map(LedgerDimension::optionName)
                                .collect(Collectors.joining(", "))));
    }
}

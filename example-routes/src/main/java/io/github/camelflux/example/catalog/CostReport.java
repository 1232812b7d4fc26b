package io.github.camelflux.example.catalog;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Adds up a batch: to the last fraction of a cent, since it is compared with a bill. */
@Component("costReport")
public class CostReport {

    /** What the batch came to. */
    public BatchSummary summary(@ExchangeProperty("outcomes") List<RowOutcome> outcomes) {
        return BatchSummary.of(outcomes);
    }

    /** A line for each row, and the sums: what this batch was charged, and what earlier ones were. */
    public List<CostLine> lines(
            @ExchangeProperty("outcomes") List<RowOutcome> outcomes,
            @ExchangeProperty("summary") BatchSummary summary) {
        CostLine charged = CostLine.sum(
                "TOTAL",
                summary.pictures() + " of " + summary.products() + " pictures",
                summary.charged().toPlainString(),
                summary.unknownCosts() == 0
                        ? ""
                        : "without " + summary.unknownCosts() + " rows whose cost is not known");
        CostLine before = CostLine.sum(
                "PAID BEFORE",
                summary.replayed() + " replayed",
                summary.paidBefore().toPlainString(),
                "");
        return Stream.concat(outcomes.stream().map(CostLine::of), Stream.of(charged, before))
                .toList();
    }
}

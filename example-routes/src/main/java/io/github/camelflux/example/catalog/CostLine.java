package io.github.camelflux.example.catalog;

import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;

/** A line of the cost report. Bindy reads the fields. */
@CsvRecord(
        separator = ",",
        crlf = "UNIX",
        generateHeaderColumns = true,
        quoting = true,
        quotingOnlyWhenNeeded = true,
        endWithLineBreak = true)
public class CostLine {

    @DataField(pos = 1)
    private final String sku;

    @DataField(pos = 2)
    private final String name;

    @DataField(pos = 3)
    private final String model;

    @DataField(pos = 4)
    private final String outcome;

    @DataField(pos = 5, columnName = "cost_usd")
    private final String cost;

    @DataField(pos = 6)
    private final String replayed;

    @DataField(pos = 7, columnName = "job_id")
    private final String jobId;

    @DataField(pos = 8)
    private final String key;

    @DataField(pos = 9)
    private final String error;

    private CostLine(
            String sku,
            String name,
            String model,
            String outcome,
            String cost,
            String replayed,
            String jobId,
            String key,
            String error) {
        this.sku = sku;
        this.name = name;
        this.model = model;
        this.outcome = outcome;
        this.cost = cost;
        this.replayed = replayed;
        this.jobId = jobId;
        this.key = key;
        this.error = error;
    }

    static CostLine of(RowOutcome outcome) {
        return new CostLine(
                outcome.row().sku(),
                outcome.row().name(),
                outcome.model(),
                outcome.outcome(),
                Costs.number(outcome),
                outcome.jobId() == null ? "" : String.valueOf(outcome.replayed()),
                outcome.jobId(),
                outcome.key(),
                outcome.error());
    }

    static CostLine sum(String what, String outcome, String cost, String remark) {
        return new CostLine(what, "", "", outcome, cost, "", "", "", remark);
    }
}

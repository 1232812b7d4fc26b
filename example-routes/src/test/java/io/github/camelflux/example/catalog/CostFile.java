package io.github.camelflux.example.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A cost report, as somebody reads it who knows its columns only.
 *
 * @param rows one for each product
 * @param total what the batch was charged
 * @param paidBefore what earlier ones were charged for the same
 */
record CostFile(List<Row> rows, BigDecimal total, BigDecimal paidBefore) {

    private static final Pattern COMMA_OUTSIDE_QUOTES = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final String HEADER =
            "\"sku\",\"name\",\"model\",\"outcome\",\"cost_usd\",\"replayed\",\"job_id\",\"key\",\"error\"";

    static CostFile parse(String text) {
        List<String> lines = text.lines().toList();
        if (!lines.get(0).equals(HEADER)) {
            throw new AssertionError("Header: " + lines.get(0));
        }
        List<Row> all = lines.stream().skip(1).map(CostFile::read).toList();
        int products = all.size() - 2;
        return new CostFile(
                all.subList(0, products),
                new BigDecimal(sum(all.get(products), "TOTAL")),
                new BigDecimal(sum(all.get(products + 1), "PAID BEFORE")));
    }

    Row row(String sku) {
        return rows.stream().filter(row -> row.sku().equals(sku)).findFirst().orElseThrow();
    }

    /** What somebody gets who adds the column up. */
    BigDecimal sum() {
        return rows.stream()
                .map(Row::cost)
                .filter(cost -> !cost.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Row read(String line) {
        List<String> fields = COMMA_OUTSIDE_QUOTES
                .splitAsStream(line + ",end")
                .map(field -> field.replaceAll("^\"|\"$", "").replace("\"\"", "\""))
                .toList();
        if (fields.size() != 10) {
            throw new AssertionError("Not 9 fields: " + line);
        }
        return new Row(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.get(4),
                fields.get(5),
                fields.get(6),
                fields.get(7),
                fields.get(8));
    }

    private static String sum(Row row, String what) {
        if (!row.sku().equals(what)) {
            throw new AssertionError(what + " is missing: " + row);
        }
        return row.cost();
    }

    record Row(
            String sku,
            String name,
            String model,
            String outcome,
            String cost,
            String replayed,
            String jobId,
            String key,
            String error) {}
}

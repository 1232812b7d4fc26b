package io.github.camelflux.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.image.PriceWords;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The tables of {@code docs/costs.md} that reckon with prices. */
final class Scenarios {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Figures figures;
    private final List<Long> volumes;

    Scenarios(Figures figures) {
        this.figures = figures;
        this.volumes = each(figures.published("volumes")).stream()
                .map(JsonNode::longValue)
                .toList();
    }

    String byModel() {
        MarkdownTable table = table("Model", "A picture");
        for (JsonNode name : figures.published("scenarioModels")) {
            BigDecimal picture = figures.picture(name.textValue());
            row(table, "`" + name.textValue() + "`", PriceWords.usd(picture), picture);
        }
        return table.toString();
    }

    String mix() {
        List<JsonNode> tiers = each(figures.published("tiers"));
        BigDecimal mixed = tiers.stream()
                .map(tier -> figures.picture(tier.path("model").textValue())
                        .multiply(tier.path("percent").decimalValue())
                        .divide(HUNDRED))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal best =
                figures.picture(tiers.get(tiers.size() - 1).path("model").textValue());
        String words = tiers.stream()
                .map(tier -> tier.path("percent") + " % " + tier.path("tier").textValue() + " (`"
                        + tier.path("model").textValue() + "`)")
                .collect(Collectors.joining(", "));
        MarkdownTable table = table("", "A picture on average");
        row(table, "all final", PriceWords.usd(best), best);
        row(table, words, PriceWords.usd(mixed), mixed);
        row(table, "saved", percent(best.subtract(mixed), best), best.subtract(mixed));
        return table.toString();
    }

    String breakEven() {
        JsonNode hosting = figures.published("hosting");
        List<String> columns = new ArrayList<>(List.of("A server costs", "A month"));
        List<JsonNode> models = each(hosting.path("models"));
        models.forEach(model -> columns.add("instead of `" + model.textValue() + "`"));
        MarkdownTable table = new MarkdownTable(columns.toArray(String[]::new));
        for (JsonNode hour : hosting.path("usdAnHour")) {
            BigDecimal month =
                    hour.decimalValue().multiply(hosting.path("hoursAMonth").decimalValue());
            List<Object> cells =
                    new ArrayList<>(List.of(PriceWords.usd(hour.decimalValue()) + " an hour", Figures.sum(month)));
            models.forEach(model ->
                    cells.add(Figures.count(month.divide(figures.picture(model.textValue()), 0, RoundingMode.CEILING)
                            .longValueExact())));
            table.row(cells.toArray());
        }
        return table.toString();
    }

    String capacity() {
        JsonNode hosting = figures.published("hosting");
        BigDecimal seconds = hosting.path("hoursAMonth").decimalValue().multiply(new BigDecimal(3600));
        MarkdownTable table = new MarkdownTable("A picture takes", "Pictures a month at most");
        hosting.path("secondsAPicture")
                .forEach(time -> table.row(
                        time.decimalValue().toPlainString() + " s",
                        Figures.count(seconds.divide(time.decimalValue(), 0, RoundingMode.FLOOR)
                                .longValueExact())));
        return table.toString();
    }

    private MarkdownTable table(String first, String second) {
        List<String> columns = new ArrayList<>(List.of(first, second));
        volumes.forEach(volume -> columns.add(Figures.count(volume)));
        return new MarkdownTable(columns.toArray(String[]::new));
    }

    private void row(MarkdownTable table, String first, String second, BigDecimal picture) {
        List<Object> cells = new ArrayList<>(List.of(first, second));
        volumes.forEach(volume -> cells.add(Figures.sum(picture.multiply(BigDecimal.valueOf(volume)))));
        table.row(cells.toArray());
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 0, RoundingMode.HALF_UP) + " %";
    }

    private static List<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}

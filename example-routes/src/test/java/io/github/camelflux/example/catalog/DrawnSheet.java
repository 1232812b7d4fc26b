package io.github.camelflux.example.catalog;

import io.github.camelflux.Charged;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.FileInputStreamCache;

/** Draws a contact sheet of one picture many times: arguments are the picture, how often, and the file for the sheet. */
final class DrawnSheet {

    private DrawnSheet() {}

    public static void main(String[] arguments) throws IOException {
        Path picture = Path.of(arguments[0]);
        List<RowOutcome> outcomes = IntStream.range(0, Integer.parseInt(arguments[1]))
                .mapToObj(index -> outcome(index, picture))
                .toList();
        byte[] sheet = new ContactSheet().draw("large", "2026-11-26", outcomes, BatchSummary.of(outcomes));
        Files.write(Path.of(arguments[2]), sheet);
    }

    private static RowOutcome outcome(int index, Path picture) {
        StreamCache body = new FileInputStreamCache(picture.toFile());
        CatalogRow row = new CatalogRow(
                index + 2, "S-" + index, "S-" + index, "Number " + index, "A thing", "", "standard", null);
        return new RowOutcome(
                row,
                "picture",
                "flux-2-pro",
                new BigDecimal("0.03"),
                Charged.YES,
                false,
                "job-" + index,
                "key",
                null,
                body);
    }
}

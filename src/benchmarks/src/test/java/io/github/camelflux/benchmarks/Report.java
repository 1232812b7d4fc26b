package io.github.camelflux.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a benchmark found: a Markdown table for people, JSON for whoever compares runs.
 *
 * @param benchmark its name
 * @param settings its sizes
 * @param tables rows by the name of their table; a row is a record, and its components are the columns
 */
record Report(String benchmark, Map<String, Object> settings, Map<String, List<? extends Record>> tables) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final TypeReference<LinkedHashMap<String, Object>> CELLS = new TypeReference<>() {};

    /** Prints the tables, and writes {@code NAME.json} into the directory {@code target}. */
    void publish() throws IOException {
        System.out.println(text());
        Path file = Path.of("target", benchmark + ".json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, json());
        System.out.println(file.toAbsolutePath());
    }

    String text() {
        return benchmark + " " + settings + "\n\n"
                + tables.entrySet().stream()
                        .map(table -> table.getKey() + "\n\n" + markdown(table.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    String json() throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("benchmark", benchmark);
        all.put("java", Runtime.version().toString());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("settings", settings);
        all.put("tables", tables);
        return JSON.writeValueAsString(all);
    }

    private static String markdown(List<? extends Record> rows) {
        List<Map<String, Object>> cells = rows.stream()
                .<Map<String, Object>>map(row -> JSON.convertValue(row, CELLS))
                .toList();
        List<String> names = List.copyOf(cells.get(0).keySet());
        StringBuilder table = new StringBuilder();
        table.append(line(names.stream().map(Report::words).toList()));
        table.append(line(names.stream().map(name -> "---").toList()));
        cells.forEach(row -> table.append(
                line(names.stream().map(name -> cell(row.get(name))).toList())));
        return table.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number
                ? String.format(Locale.ROOT, number < 10 ? "%.3f" : "%.1f", number)
                : value.toString();
    }
}

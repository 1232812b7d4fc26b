package io.github.camelflux.docs;

import java.util.ArrayList;
import java.util.List;

/** A table of a generated page. */
final class MarkdownTable {

    private final List<String> lines = new ArrayList<>();

    MarkdownTable(String... columns) {
        row((Object[]) columns);
        lines.add("|" + " --- |".repeat(columns.length));
    }

    /** Adds a row; null is an empty cell. */
    MarkdownTable row(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            String text = cell == null ? "" : cell.toString().replace("|", "\\|");
            line.append(' ').append(text).append(text.isEmpty() ? "|" : " |");
        }
        lines.add(line.toString());
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}

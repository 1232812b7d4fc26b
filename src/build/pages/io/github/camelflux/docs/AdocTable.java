package io.github.camelflux.docs;

import java.util.ArrayList;
import java.util.List;

/** A table of an AsciiDoc page. */
final class AdocTable {

    private final List<String> lines = new ArrayList<>();

    /** @param widths of the columns, as AsciiDoc has them */
    AdocTable(String widths, String... columns) {
        lines.add("[width=\"100%\",cols=\"" + widths + "\",options=\"header\"]");
        lines.add("|===");
        lines.add("| " + String.join(" | ", columns));
    }

    /** Adds a row; null is an empty cell. */
    AdocTable row(Object... cells) {
        lines.add("");
        for (Object cell : cells) {
            String text = cell == null ? "" : cell.toString().replace("|", "\\|");
            lines.add(("| " + text).strip());
        }
        return this;
    }

    /** A word as it is typed; nothing for none. */
    static String code(String text) {
        return text == null || text.isEmpty() ? "" : "`+" + text + "+`";
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n|===\n";
    }
}

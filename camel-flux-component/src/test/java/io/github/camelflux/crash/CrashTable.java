package io.github.camelflux.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What was seen of all crashes, as the table that docs/reliability.md shows. */
record CrashTable(String markdown) {

    private static final String BEGIN = "<!-- crash points: begin -->\n";
    private static final String END = "<!-- crash points: end -->";
    private static final String NOT_POSSIBLE =
            "H2, paused: n/a. Only one process at a time can open the file, so nobody can"
                    + " take over from one that is paused.\n";
    private static final Path DOCUMENT = Path.of("..", "docs", "reliability.md");
    private static final Path SEEN = Path.of("target", "crash-points.md");

    static CrashTable of(Map<Accident, AccidentRun> runs) {
        String back = table("The message comes back", runs, true);
        String gone = table("The message does not come back", runs, false);
        return new CrashTable(back + "\n" + NOT_POSSIBLE + "\n" + gone);
    }

    private static String table(String title, Map<Accident, AccidentRun> runs, boolean comesBack) {
        Accident[] columns = runs.keySet().stream()
                .filter(accident -> runs.get(accident).jobs().stream().anyMatch(job -> job.comesBack() == comesBack))
                .toArray(Accident[]::new);
        StringBuilder table = new StringBuilder(
                row(title, Arrays.stream(columns).map(Accident::words).toArray(String[]::new)));
        table.append("| --- |").append(" --- |".repeat(columns.length)).append('\n');
        for (CrashPoint point : CrashPoint.values()) {
            table.append(row(
                    point.words(),
                    Arrays.stream(columns)
                            .map(accident -> cell(runs.get(accident), point, comesBack))
                            .toArray(String[]::new)));
        }
        return table.toString();
    }

    private static String row(String first, String... others) {
        return Arrays.stream(others).collect(Collectors.joining(" | ", "| " + first + " | ", " |\n"));
    }

    private static String cell(AccidentRun run, CrashPoint point, boolean comesBack) {
        return run.jobs().stream()
                .filter(job -> job.point() == point && job.comesBack() == comesBack)
                .map(CrashedJob::outcome)
                .findFirst()
                .orElse("n/a: in memory no step of its own");
    }

    /** Leaves the table in {@code target}, and compares it with the one of the document. */
    void assertDocumented() throws IOException {
        Files.createDirectories(SEEN.getParent());
        Files.writeString(SEEN, markdown);
        String document = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        String documented = begin < 0 || end < begin ? "" : document.substring(begin + BEGIN.length(), end);
        assertThat(documented)
                .as(
                        "The table of docs/reliability.md is not what was seen. If what was seen is right, put the lines of "
                                + SEEN.toAbsolutePath().normalize() + " between its two comments")
                .isEqualTo(markdown);
    }
}

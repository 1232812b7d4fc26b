package io.github.camelflux.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page that is proved here: {@code docs/consumers.md}. Its routes are the ones that the tests run. */
final class ConsumersPage {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "../../../docs/consumers.md");

    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern XML = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ROUTE_ID = Pattern.compile("\\A- route:\n    id: (\\S+)\n");
    private static final Pattern TABLE_LINE = Pattern.compile("^\\|.*\\|$", Pattern.MULTILINE);
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|.*\\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("\\[(\\w+Test)]");
    private static final Pattern LINK = Pattern.compile("^\\[\\w+Test]: (\\S+)$", Pattern.MULTILINE);

    private final String text;

    private ConsumersPage(String text) {
        this.text = text;
    }

    static ConsumersPage read() {
        try {
            return new ConsumersPage(Files.readString(PAGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The routes that the page gives for a line of its table.
     *
     * @param route the id of the first of them
     */
    String routes(String route) {
        return blocks().stream()
                .filter(block -> idOf(block).equals(route))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The page has no route " + route));
    }

    /** All routes that the tests run. */
    String yaml() {
        return String.join("\n", blocks());
    }

    /** The same routes in Java. */
    String java() {
        return only(JAVA);
    }

    /** The same routes in XML. */
    String xml() {
        return only(XML);
    }

    private String only(Pattern block) {
        List<String> found =
                block.matcher(text).results().map(it -> it.group(1)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException("The page has " + found.size() + " blocks of this language");
        }
        return found.get(0);
    }

    /** The ids of the routes that the page gives, of each block of YAML the first. */
    List<String> routeIds() {
        return blocks().stream().map(ConsumersPage::idOf).toList();
    }

    /** How many lines the table has below its head. */
    int linesOfTable() {
        return (int) TABLE_LINE.matcher(text).results().count() - 2;
    }

    /** The lines of the table. */
    List<Row> rows() {
        return ROW.matcher(text).results().map(Row::of).toList();
    }

    /** Where the links to tests lead. */
    List<Path> linksToTests() {
        return LINK.matcher(text)
                .results()
                .map(link -> PAGE.resolveSibling(link.group(1)))
                .toList();
    }

    private List<String> blocks() {
        return YAML.matcher(text).results().map(block -> block.group(1)).toList();
    }

    private static String idOf(String block) {
        return ROUTE_ID.matcher(block)
                .results()
                .map(id -> id.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Begins with no route that has an id: " + block));
    }

    /**
     * One line of the table.
     *
     * @param route the id of its route
     * @param tests the classes that prove it
     */
    record Row(String route, List<String> tests) {

        private static Row of(MatchResult row) {
            return new Row(
                    row.group(1),
                    TEST.matcher(row.group(2))
                            .results()
                            .map(test -> test.group(1))
                            .toList());
        }
    }
}

package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.consumers.ConsumersPage.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the page and the tests here belong together. */
class ConsumersPageTest {

    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", "."), "src/test/java/io/github/camelflux/consumers");

    private final ConsumersPage page = ConsumersPage.read();

    @Test
    void every_line_of_the_table_is_understood() {
        assertThat(page.rows()).hasSize(page.linesOfTable()).hasSizeGreaterThan(20);
    }

    @Test
    void every_line_has_a_route_and_every_route_a_line() {
        Set<String> lines = page.rows().stream().map(Row::route).collect(Collectors.toCollection(TreeSet::new));
        assertThat(page.routeIds()).containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void every_line_names_tests_that_run_its_route() {
        assertThat(page.rows()).allSatisfy(row -> {
            assertThat(row.tests()).isNotEmpty();
            for (String test : row.tests()) {
                assertThat(Class.forName("io.github.camelflux.consumers." + test))
                        .isNotNull();
                assertThat(SOURCES.resolve(test + ".java")).content().contains("\"" + row.route() + "\"");
            }
        });
    }

    @Test
    void every_link_to_a_test_leads_to_it() {
        assertThat(page.linksToTests()).hasSameSizeAs(namedTests()).allSatisfy(link -> assertThat(link)
                .isRegularFile());
    }

    @Test
    void every_test_of_a_route_is_named_in_the_table() throws Exception {
        Set<String> named = namedTests();
        named.add(getClass().getSimpleName());
        named.add(RouteLanguagesTest.class.getSimpleName());
        assertThat(testClasses()).containsExactlyInAnyOrderElementsOf(named);
    }

    private Set<String> namedTests() {
        return page.rows().stream().flatMap(row -> row.tests().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> testClasses() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }
    }
}

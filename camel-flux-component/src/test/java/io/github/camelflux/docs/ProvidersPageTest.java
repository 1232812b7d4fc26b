package io.github.camelflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/providers.md: whether its tables are whole. */
class ProvidersPageTest {

    private static final List<String> PROVIDERS =
            List.of("bfl", "fal", "replicate", "openai", "together", "deepinfra", "wireflow", "comfyui");

    @Test
    void the_matrix_says_something_of_every_provider_in_every_row() throws IOException {
        List<List<String>> matrix = tables().stream()
                .filter(row -> row.size() == PROVIDERS.size() + 1)
                .toList();

        assertThat(matrix.get(0).subList(1, 9))
                .isEqualTo(PROVIDERS.stream().map(name -> "`" + name + "`").toList());
        assertThat(matrix).hasSizeGreaterThan(15);
        assertThat(matrix.subList(1, matrix.size()))
                .allSatisfy(row -> assertThat(row).doesNotContain(""));
    }

    @Test
    void the_table_of_clients_is_that_of_those_who_run_them() throws IOException {
        List<List<String>> theirs = table(Path.of("../src/conformance/clients/README.md"))
                .filter(row -> row.size() == 5 && row.get(1).matches("\\d+\\.\\d+\\.\\d+"))
                .map(row -> List.of(row.get(0), row.get(1), row.get(4).replaceAll(":.*", "")))
                .toList();

        assertThat(theirs).isNotEmpty();
        assertThat(tables().stream()
                        .filter(row -> row.size() == 4 && row.get(1).matches("\\d+\\.\\d+\\.\\d+"))
                        .map(row -> List.of(row.get(0), row.get(1), row.get(3))))
                .containsExactlyElementsOf(theirs);
    }

    private static List<List<String>> tables() throws IOException {
        return table(Path.of("../docs/providers.md")).toList();
    }

    /** The rows of all tables of a page, without the lines below their heads. */
    private static Stream<List<String>> table(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList());
    }
}

package io.github.camelflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The pages that are made from the model catalogue. With {@code -Dflux.pages=write} they are written, otherwise they are compared
 * with what is there.
 */
class GeneratedPagesTest {

    private static final Path DOCS = Path.of("../docs");
    private static final String HINT =
            "Generate it anew: mvn -pl camel-flux-component -am test -Dtest=GeneratedPagesTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dflux.pages=write";

    private final Figures figures = Figures.read();

    @Test
    void the_page_of_models_says_what_the_catalogue_says() throws IOException {
        writeOrCompare("models.md", new ModelsPage(figures).toString());
    }

    @Test
    void the_page_of_costs_says_what_the_catalogue_says() throws IOException {
        writeOrCompare("costs.md", new CostsPage(figures).toString());
    }

    private static void writeOrCompare(String name, String page) throws IOException {
        Path file = DOCS.resolve(name);
        if ("write".equals(System.getProperty("flux.pages"))) {
            Files.writeString(file, page);
        }
        String there = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
        assertThat(there.equals(page))
                .as("docs/%s is not what the model catalogue says. %s", name, HINT)
                .isTrue();
    }
}

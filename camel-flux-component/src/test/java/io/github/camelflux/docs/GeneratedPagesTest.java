package io.github.camelflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.component.FluxComponent;
import io.github.camelflux.component.FluxConfiguration;
import io.github.camelflux.component.FluxEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The pages that are made from the model catalogue, and the tables of the component's page that are made from {@code flux.json}.
 * With {@code -Dflux.pages=write} they are written, otherwise they are compared with what is there.
 */
class GeneratedPagesTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Path COMPONENT_PAGE = Path.of("src/main/docs/flux-component.adoc");
    private static final String HINT =
            "Generate it anew: mvn -pl camel-flux-component -am test -Dtest=GeneratedPagesTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dflux.pages=write";

    private final Figures figures = Figures.read();

    @Test
    void the_page_of_models_says_what_the_catalogue_says() throws IOException {
        writeOrCompare(DOCS.resolve("models.md"), new ModelsPage(figures).toString());
    }

    @Test
    void the_page_of_costs_says_what_the_catalogue_says() throws IOException {
        writeOrCompare(DOCS.resolve("costs.md"), new CostsPage(figures).toString());
    }

    @Test
    void the_tables_of_the_components_page_say_what_its_catalogue_entry_says() throws IOException {
        ComponentTables tables = ComponentTables.of(
                figures.catalog(), figures.asOf(), FluxComponent.class, FluxEndpoint.class, FluxConfiguration.class);
        MarkedPage page = new MarkedPage(there(COMPONENT_PAGE));

        writeOrCompare(COMPONENT_PAGE, page.with(tables.parts()).text());
    }

    private static void writeOrCompare(Path file, String page) throws IOException {
        if ("write".equals(System.getProperty("flux.pages"))) {
            Files.writeString(file, page);
        }
        assertThat(there(file).equals(page))
                .as("%s is not what is generated. %s", file, HINT)
                .isTrue();
    }

    private static String there(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
    }
}

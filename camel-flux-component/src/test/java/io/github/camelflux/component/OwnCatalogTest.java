package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.ModelCatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code modelCatalog}. */
class OwnCatalogTest {

    @TempDir
    Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @Test
    void without_it_the_shipped_catalogue_counts() {
        assertThat(OwnCatalog.read(null, context).models())
                .extracting(Model::name)
                .isEqualTo(ModelCatalog.shipped().models().stream()
                        .map(Model::name)
                        .toList());
    }

    @Test
    void a_file_is_merged_over_it() throws IOException {
        Path file = Files.writeString(
                directory.resolve("own.json"), "{\"models\": {\"flux-2-pro\": {\"activeJobs\": 48}}}");

        ModelCatalog catalog = OwnCatalog.read("file:" + file, context);

        assertThat(catalog.find("flux-2-pro").activeJobs()).isEqualTo(48);
        assertThat(catalog.find("flux-2-max").activeJobs()).isEqualTo(24);
    }

    @Test
    void a_mistake_stops_the_start_and_names_option_file_and_member() throws Exception {
        Path file = Files.writeString(
                directory.resolve("own.json"), "{\"models\": {\"flux-2-pro\": {\"activeJobs\": \"many\"}}}");
        FluxComponent flux = new FluxComponent();
        flux.setModelCatalog("file:" + file);
        context.addComponent("flux", flux);

        assertThatThrownBy(context::start)
                .hasRootCauseInstanceOf(ModelCatalogException.class)
                .hasStackTraceContaining("modelCatalog: file:" + file + ": models.flux-2-pro.activeJobs: \"many\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"own.json", "http://example.com/own.json", "classpath:no/such.json", "file:no/such.json"})
    void what_is_not_there_is_refused_with_option_and_value(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnCatalog.read(value, context))
                .withMessageStartingWith("modelCatalog: '" + value + "' ");
    }
}

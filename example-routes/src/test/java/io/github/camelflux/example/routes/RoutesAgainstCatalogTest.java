package io.github.camelflux.example.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An option that does not exist, or a value that it does not take, is found before a route starts. */
class RoutesAgainstCatalogTest {

    private final RouteCatalog catalog = new RouteCatalog();

    static Stream<WrittenEndpoint> inAllRoutes() {
        return WrittenEndpoint.inAllRoutes();
    }

    @ParameterizedTest
    @MethodSource("inAllRoutes")
    void an_endpoint_has_only_options_and_values_that_its_component_knows(WrittenEndpoint endpoint) {
        EndpointValidationResult result = catalog.check(endpoint);

        assertThat(result.isSuccess())
                .describedAs(result.summaryErrorMessage(false))
                .isTrue();
    }

    @Test
    void all_routes_are_looked_at() {
        assertThat(inAllRoutes())
                .extracting(WrittenEndpoint::uri)
                .anyMatch(uri -> uri.startsWith("flux:generate"))
                .anyMatch(uri -> uri.startsWith("aws2-s3:"))
                .anyMatch(uri -> uri.startsWith("file:"));
    }

    @Test
    void an_option_that_does_not_exist_is_found() {
        EndpointValidationResult result = catalog.check(written("flux:generate", Map.of("modle", "flux-2-pro")));

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getUnknown()).containsExactly("modle");
    }

    @Test
    void a_value_that_an_option_does_not_take_is_found() {
        EndpointValidationResult result = catalog.check(written("flux:generate", Map.of("outputFormat", "gif")));

        assertThat(result.isSuccess()).isFalse();
        assertThat(result.getInvalidEnum()).containsEntry("outputFormat", "gif");
    }

    @Test
    void a_component_that_nobody_knows_is_found() {
        WrittenEndpoint misspelt = written("fluks:generate", Map.of());

        assertThatThrownBy(() -> catalog.check(misspelt)).hasMessageContaining("fluks");
    }

    private static WrittenEndpoint written(String uri, Map<String, Object> parameters) {
        return new WrittenEndpoint("a test", "to", uri, parameters);
    }
}

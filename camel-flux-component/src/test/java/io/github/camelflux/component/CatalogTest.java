package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue entry is what an IDE knows of the component. */
class CatalogTest {

    private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();

    @BeforeEach
    void add() throws IOException {
        catalog.addComponent("flux", FluxComponent.class.getName(), json());
    }

    @Test
    void knows_a_right_endpoint() {
        EndpointValidationResult result = catalog.validateEndpointProperties(
                "flux:generate?model=flux-2-pro&width=1024&seed=7&jobTimeout=5m&input.raw=true&waitForResult=false");

        assertThat(result.getUnknownComponent()).isNull();
        assertThat(result.isSuccess()).as(result.summaryErrorMessage(true)).isTrue();
    }

    @Test
    void knows_an_estimate() {
        assertThat(catalog.validateEndpointProperties("flux:estimate?forOperation=try-on&model=flux-tools/vto-v2")
                        .isSuccess())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    void knows_a_wrong_endpoint(String uri) {
        EndpointValidationResult result = catalog.validateEndpointProperties(uri);

        assertThat(result.getUnknownComponent()).isNull();
        assertThat(result.isSuccess()).isFalse();
    }

    static Stream<String> knows_a_wrong_endpoint() {
        return Stream.of(
                "flux:generate?colour=red",
                "flux:generate?width=wide",
                "flux:generate?outputFormat=gif",
                "flux:generate?bodyFormat=xml",
                "flux:generate?provider=nobody",
                "flux:estimate?forOperation=paint",
                "flux:paint");
    }

    @Test
    void says_unit_and_default_of_every_time_and_size() throws IOException {
        JsonNode options = new ObjectMapper().readTree(json()).path("componentProperties");

        assertThat(options).isNotEmpty();
        options.fields().forEachRemaining(option -> {
            String words = option.getValue().path("description").asText();
            assertThat(words).as(option.getKey()).hasSizeGreaterThan(20);
            if (option.getValue().path("type").asText().equals("duration")) {
                assertThat(words).as(option.getKey()).containsAnyOf("Default ", "Without it");
            }
        });
    }

    @Test
    void hides_secrets() throws IOException {
        JsonNode file = new ObjectMapper().readTree(json());

        assertThat(file.at("/properties/apiKey/secret").asBoolean()).isTrue();
        assertThat(file.at("/componentProperties/apiKey/secret").asBoolean()).isTrue();
        assertThat(file.at("/componentProperties/proxyPassword/secret").asBoolean())
                .isTrue();
    }

    @Test
    void lists_the_headers() throws IOException {
        JsonNode headers = new ObjectMapper().readTree(json()).path("headers");

        assertThat(headers.has(FluxConstants.PROMPT)).isTrue();
        assertThat(headers.has(FluxConstants.JOB_RECEIPT)).isTrue();
    }

    private static String json() throws IOException {
        try (InputStream in =
                CatalogTest.class.getResourceAsStream("/META-INF/io/github/camelflux/component/flux.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

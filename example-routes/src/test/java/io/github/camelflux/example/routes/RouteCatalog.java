package io.github.camelflux.example.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;

/** Camel's catalogue with the {@code flux} component added: what a designer or an IDE knows of the options. */
final class RouteCatalog {

    private static final String FLUX = "/META-INF/io/github/camelflux/component/flux.json";

    private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();

    RouteCatalog() {
        try (InputStream json = RouteCatalog.class.getResourceAsStream(FLUX)) {
            catalog.addComponent(
                    "flux",
                    "io.github.camelflux.component.FluxComponent",
                    new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    EndpointValidationResult check(WrittenEndpoint endpoint) {
        String scheme = endpoint.uri().substring(0, endpoint.uri().indexOf(':'));
        Map<String, String> options = new LinkedHashMap<>();
        try {
            options.putAll(catalog.endpointProperties(endpoint.uri()));
        } catch (URISyntaxException failure) {
            throw new IllegalArgumentException(endpoint.toString(), failure);
        }
        endpoint.parameters().forEach((name, value) -> options.put(name, String.valueOf(value)));
        boolean consumer = endpoint.role().equals("from");
        return catalog.validateEndpointProperties(
                catalog.asEndpointUri(scheme, options, false), false, consumer, !consumer);
    }
}

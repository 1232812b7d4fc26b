package io.github.camelflux.example.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/**
 * An endpoint as a YAML file has it.
 *
 * @param file the name of the file
 * @param role {@code from}, {@code to}, {@code toD}, ...
 * @param uri with the options in it, if any
 * @param parameters the options beside it
 */
record WrittenEndpoint(String file, String role, String uri, Map<String, Object> parameters) {

    private static final List<String> SHORT_FORMS = List.of("to", "toD", "wireTap");

    static Stream<WrittenEndpoint> inAllRoutes() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:camel/*.camel.yaml"))
                    .flatMap(WrittenEndpoint::in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<WrittenEndpoint> in(Resource file) {
        List<WrittenEndpoint> found = new ArrayList<>();
        try (InputStream content = file.getInputStream()) {
            collect(file.getFilename(), "", new Yaml().load(content), found);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found.stream();
    }

    private static void collect(String file, String role, Object node, List<WrittenEndpoint> found) {
        if (node instanceof List<?> list) {
            list.forEach(item -> collect(file, role, item, found));
        } else if (node instanceof Map<?, ?> map) {
            if (map.get("uri") instanceof String uri) {
                found.add(new WrittenEndpoint(file, role, uri, parameters(map)));
            }
            map.forEach((key, value) -> collect(file, String.valueOf(key), value, found));
        } else if (node instanceof String uri && SHORT_FORMS.contains(role)) {
            found.add(new WrittenEndpoint(file, role, uri, Map.of()));
        }
    }

    private static Map<String, Object> parameters(Map<?, ?> endpoint) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (endpoint.get("parameters") instanceof Map<?, ?> written) {
            written.forEach((name, value) -> parameters.put(String.valueOf(name), value));
        }
        return parameters;
    }

    @Override
    public String toString() {
        return file + ", " + role + ": " + uri + (parameters.isEmpty() ? "" : " " + parameters);
    }
}

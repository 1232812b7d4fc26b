package io.github.camelflux.example.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Where the servers inside keep their files. Here only so that it is absolute before they start: not all of them take {@code data}. */
record DataFolder(Path path) implements EmbeddedServer {

    static Optional<EmbeddedServer> of(Environment environment) {
        return Optional.of(new DataFolder(Path.of(environment.getRequiredProperty("example.data"))));
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of("example.data", path.toAbsolutePath().normalize().toString());
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}

package io.github.camelflux.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A temporary directory that is gone when it is closed.
 *
 * @param path where it is
 */
record WorkDirectory(Path path) implements AutoCloseable {

    static WorkDirectory in(Optional<Path> parent) {
        String prefix = "flux-simulator-";
        try {
            return new WorkDirectory(
                    parent.isPresent()
                            ? Files.createTempDirectory(parent.get(), prefix)
                            : Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary directory", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + path, e);
        }
    }
}

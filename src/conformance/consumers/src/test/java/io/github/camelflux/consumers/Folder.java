package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder that prompts are dropped into or pictures put into; it need not exist yet. */
record Folder(Path path) {

    /** Drops a file, which is there at once with all that it holds. */
    Folder drop(String name, String content) {
        try {
            Files.createDirectories(path);
            Path whole = Files.writeString(path.resolve("." + name), content);
            Files.move(whole, path.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Drops so many prompts: {@code fox-1.txt} with "fox 1", and so on. */
    Folder dropPrompts(int prompts) {
        for (int number = 1; number <= prompts; number++) {
            drop("fox-" + number + ".txt", "fox " + number);
        }
        return this;
    }

    /** The folder inside this one. */
    Folder inside(String name) {
        return new Folder(path.resolve(name));
    }

    /** The names of the files in it. */
    List<String> files() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it holds exactly so many files. */
    void awaitFiles(int number) {
        await().untilAsserted(() -> assertThat(files()).hasSize(number));
    }
}

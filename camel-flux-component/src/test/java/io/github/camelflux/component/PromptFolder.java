package io.github.camelflux.component;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/**
 * The folders of a guide's route, which takes prompts from {@code {{prompts}}} and writes to {@code {{pictures}}}.
 *
 * @param directory that they are in
 */
record PromptFolder(Path directory) {

    /** What the routes of the guides leave to the user. */
    Properties properties() {
        Properties folders = new Properties();
        folders.setProperty("prompts", prompts().toString());
        folders.setProperty("pictures", pictures().toString());
        return folders;
    }

    Path prompts() {
        return directory.resolve("prompts");
    }

    Path pictures() {
        return directory.resolve("pictures");
    }

    /**
     * Puts a prompt before the route, and waits until that is done with it.
     *
     * @param done folder, among the prompts, to which the route moves it
     */
    void drop(String done) throws IOException {
        drop(Files.writeString(directory.resolve("fox.txt"), "a red fox"), done);
    }

    /** The same with a file that is there already, which keeps its time. */
    void drop(Path prompt, String done) throws IOException {
        Files.move(prompt, Files.createDirectories(prompts()).resolve("fox.txt"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(prompts().resolve(done).resolve("fox.txt")));
    }
}

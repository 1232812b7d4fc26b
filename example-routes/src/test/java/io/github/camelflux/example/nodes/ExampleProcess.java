package io.github.camelflux.example.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.ExampleRoutesApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The application in a process of its own, which can be killed in the middle as a machine can. */
final class ExampleProcess implements AutoCloseable {

    /** A lease and requests that are short, so that a test does not wait for long. */
    static final List<String> SHORT_LEASE =
            List.of("--camel.component.flux.node-lease=12s", "--camel.component.flux.request-timeout=7s");

    private final Process process;
    private final Path log;

    private ExampleProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Begins to start it.
     *
     * @param home where its folders and its log are
     */
    static ExampleProcess begin(Path home, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ExampleProcess.class.getName(),
                "--example.data=" + home,
                "--server.port=0",
                "--example.netty-http.port=0",
                "--example.ftp.port=0",
                "--example.sftp.port=0",
                "--example.folders.look-every=100",
                "--example.folders.settled-after=100",
                "--camel.component.flux.store-poll-interval=200ms"));
        command.addAll(options);
        try {
            Path log = Files.createTempFile(Files.createDirectories(home), "process", ".log");
            return new ExampleProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** In the other process: goes on until it is killed, or until whoever started it is gone. */
    public static void main(String[] arguments) throws IOException {
        ExampleRoutesApplication.main(arguments);
        while (System.in.read() >= 0) {
            // Nobody writes: this returns when the other end is gone.
        }
        Runtime.getRuntime().halt(0);
    }

    ExampleProcess ready() {
        await("start").atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(process.isAlive()).as(log()).isTrue();
            assertThat(log()).contains("Ready.");
        });
        return this;
    }

    /** What it has said so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends it without giving it a chance to tidy up. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}

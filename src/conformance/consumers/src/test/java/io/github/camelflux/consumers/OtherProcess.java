package io.github.camelflux.consumers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Applications in a process of their own, which can be killed in the middle as a machine can. */
final class OtherProcess implements AutoCloseable {

    private static final String STARTED = ".started";

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Starts a Java process and waits until its applications have started. */
    static OtherProcess start(List<Setup> setups) {
        List<Path> files = setups.stream().map(Setup::write).toList();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName()));
        files.forEach(file -> command.add(file.toString()));
        try {
            OtherProcess other = new OtherProcess(new ProcessBuilder(command)
                    .redirectOutput(Redirect.INHERIT)
                    .redirectError(Redirect.INHERIT)
                    .start());
            await().until(() -> files.stream().allMatch(file -> Files.exists(Path.of(file + STARTED))));
            return other;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What happens in the other process: it starts an application for each file of properties and goes on until it is killed, or
     * until whoever started it is gone.
     */
    public static void main(String[] files) throws IOException {
        for (String file : files) {
            Properties setup = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file))) {
                setup.load(reader);
            }
            Application.start(setup);
            Files.createFile(Path.of(file + STARTED));
        }
        while (System.in.read() >= 0) {
            // Nobody writes: this returns when the other end is gone.
        }
        Runtime.getRuntime().halt(0);
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

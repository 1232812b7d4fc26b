package io.github.camelflux.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The command {@code curl} with many transfers, some at a time. */
final class Curl {

    private final Path directory;
    private final int atATime;

    Curl(Path directory, int atATime) {
        this.directory = directory;
        this.atATime = atATime;
    }

    /**
     * Runs transfers and waits for all.
     *
     * @param transfers a block of curl's configuration for each
     * @return how long it took
     */
    Duration run(List<String> transfers) throws IOException, InterruptedException {
        Path config = directory.resolve("curl.config");
        Files.writeString(config, String.join("next\n", transfers));
        long began = System.nanoTime();
        Process curl = new ProcessBuilder(
                        "curl", "--parallel", "--parallel-max", String.valueOf(atATime), "-K", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("curl.log").toFile())
                .start();
        int status = curl.waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (status != 0) {
            throw new IOException("curl ended with " + status + ": " + Files.readString(directory.resolve("curl.log")));
        }
        return took;
    }

    /** Fetches an address into a file. */
    static String fetch(String address, Path file) {
        return "silent\nfail\nurl = \"%s\"\noutput = \"%s\"\n".formatted(address, file);
    }

    /** Posts a file of JSON, streamed, and keeps the answer. */
    static String post(String address, String key, Path body, Path answer) {
        return fetch(address, answer)
                + "upload-file = \"%s\"\nrequest = \"POST\"\nheader = \"x-key: %s\"\n".formatted(body, key)
                + "header = \"Content-Type: application/json\"\nheader = \"Expect:\"\n";
    }
}

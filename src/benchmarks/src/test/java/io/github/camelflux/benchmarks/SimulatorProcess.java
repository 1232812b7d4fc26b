package io.github.camelflux.benchmarks;

import io.github.camelflux.simulator.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The provider in a JVM of its own, so that its work is not the component's. */
final class SimulatorProcess implements AutoCloseable {

    private static final Pattern API = Pattern.compile("\\s*API\\s+(http\\S+)");
    private static final Pattern POLLING = Pattern.compile("\\s*polling\\s+(http\\S+)");
    private static final Pattern COUNT = Pattern.compile("\"count\"\\s*:\\s*(\\d+)");

    private final Process process;
    private final URI api;
    private final URI polling;

    private SimulatorProcess(Process process, URI api, URI polling) {
        this.process = process;
        this.api = api;
        this.polling = polling;
    }

    /** @param options of the simulator's command line, beside a free port */
    static SimulatorProcess start(String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--port",
                "0"));
        command.addAll(List.of(options));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // Nobody else ends it if this JVM is stopped halfway.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            BufferedReader out = process.inputReader();
            URI api = null;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher address = API.matcher(line);
                if (address.matches()) {
                    api = URI.create(address.group(1));
                }
                Matcher polling = POLLING.matcher(line);
                if (polling.matches()) {
                    return new SimulatorProcess(process, api, URI.create(polling.group(1)));
                }
            }
            throw new IllegalStateException("the simulator did not start");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI api() {
        return api;
    }

    /** Where it answers questions for the state of jobs. */
    URI polling() {
        return polling;
    }

    /** How many jobs it has charged. */
    long billed() throws IOException, InterruptedException {
        String bill = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(api + "/_simulator/bill"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher count = COUNT.matcher(bill);
        if (!count.find()) {
            throw new IllegalStateException("no count in " + bill);
        }
        return Long.parseLong(count.group(1));
    }

    @Override
    public void close() {
        process.destroy();
    }
}

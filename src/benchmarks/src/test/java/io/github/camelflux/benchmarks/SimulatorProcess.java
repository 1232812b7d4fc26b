package io.github.camelflux.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.simulator.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The provider in a JVM of its own, so that its work is not the component's. */
final class SimulatorProcess implements AutoCloseable {

    private static final Pattern API = Pattern.compile("\\s*API\\s+(http\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final URI api;

    private SimulatorProcess(Process process, URI api) {
        this.process = process;
        this.api = api;
    }

    /** @param options of the simulator's command line, beside a free port */
    static SimulatorProcess start(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--port", "0"));
        arguments.addAll(List.of(options));
        List<String> command = JavaCommand.of(Main.class, List.of(), arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // Nobody else ends it if this JVM is stopped halfway.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            BufferedReader out = process.inputReader();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher address = API.matcher(line);
                if (address.matches()) {
                    return new SimulatorProcess(process, URI.create(address.group(1)));
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

    /** How many jobs it has charged. */
    long billed() throws IOException {
        return tell("bill").get("count").longValue();
    }

    /** All jobs that it accepted, in that order. */
    List<RemoteJob> jobs() throws IOException {
        List<RemoteJob> jobs = new ArrayList<>();
        tell("jobs").forEach(job -> jobs.add(RemoteJob.of(job)));
        return jobs;
    }

    /** How many jobs run. */
    int active() throws IOException {
        return tell("load").get("active").intValue();
    }

    /** How many submissions with this key were refused since too many jobs ran. */
    int refused(String key) throws IOException {
        return tell("load").get("refused").path(key).intValue();
    }

    /** Turns the clock that its jobs follow. */
    void turnClock(Duration step) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(api + "/_simulator/clock").toURL().openConnection();
            connection.setDoOutput(true);
            connection.setRequestProperty("Connection", "close");
            connection.getOutputStream().write(JSON.writeValueAsBytes(Map.of("advance", step.toString())));
            connection.getInputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the JDK's old client, which has no threads that a benchmark would count, as long as it keeps no connection. */
    private JsonNode tell(String what) throws IOException {
        URLConnection connection =
                URI.create(api + "/_simulator/" + what).toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        try (InputStream answer = connection.getInputStream()) {
            return JSON.readTree(answer);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}

package io.github.camelflux.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void it_starts_as_told_and_prints_its_addresses() throws Exception {
        Main.Start start = start(
                "--port 0 --render flat --run-time-scale 0.2 --key one --key two=5 --active-limit 3 --random-seed 1"
                        .split(" "));

        try (FluxSimulator simulator = start.simulator().orElseThrow()) {
            assertThat(out.toString())
                    .contains(
                            simulator.baseUrl().toString(),
                            simulator.pollingUrl().toString(),
                            simulator.deliveryUrl().toString(),
                            "/_simulator/faults");
            assertThat(credits(simulator, "one")).isEqualTo(200);
            assertThat(credits(simulator, "two")).isEqualTo(200);
            assertThat(credits(simulator, "three")).isEqualTo(403);
        }
    }

    @Test
    void help_names_every_option_and_starts_nothing() {
        Main.Start start = start("--help");

        assertThat(start.simulator()).isEmpty();
        assertThat(start.exitCode()).isZero();
        assertThat(out.toString())
                .contains("--port", "--render", "--run-time-scale", "--key", "--picture-bytes", "--active-limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=many", "--nonsense", "--render=oil", "--run-time=soon"})
    void a_wrong_option_is_explained(String option) {
        Main.Start start = start(option);

        assertThat(start.simulator()).isEmpty();
        assertThat(start.exitCode()).isEqualTo(2);
        assertThat(err.toString()).contains(option.replaceAll("=.*", "")).contains("Usage:");
    }

    @Test
    void a_taken_port_is_explained() {
        try (FluxSimulator simulator = FluxSimulator.start()) {
            Main.Start start =
                    start("--port", Integer.toString(simulator.baseUrl().getPort()));

            assertThat(start.exitCode()).isOne();
            assertThat(err.toString()).contains("Cannot start").contains("in use");
        }
    }

    private Main.Start start(String... args) {
        return Main.start(args, new PrintStream(out, true), new PrintStream(err, true));
    }

    private static int credits(FluxSimulator simulator, String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(simulator.baseUrl().resolve("/v1/credits"))
                .header("x-key", key)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}

package io.github.camelflux.example.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that wait for pictures which take their time. */
class WaitingClientTest {

    private static final String KEY = "a-key";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static RunningExample example;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.with(Duration.ofSeconds(6));
        example = RunningExample.in(home, OutsideSimulator.options(simulator, KEY));
        api = Api.of(example);
    }

    @AfterAll
    static void stop() {
        example.close();
        simulator.close();
    }

    @Test
    void a_wait_that_ends_first_is_answered_with_where_to_look() {
        for (Api server : List.of(api, Api.withoutThreads(example))) {
            String prompt = "A cat that takes its time at port " + server.port();

            HttpResponse<byte[]> answer = server.text(prompt, "Prefer", "wait=1");

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(Api.header(answer, "Preference-Applied")).isEqualTo("wait=1");
            assertThat(Api.json(answer).path("state").asText()).isEqualTo("running");
            String id = Api.header(answer, "X-Job-Id");
            assertThat(Api.header(answer, "Location")).isEqualTo("/api/jobs/" + id);
            RemoteFiles.ftp(example).arrived(id + ".receipt.json");
            assertThat(server.get("/api/jobs/" + id + "/picture").statusCode()).isEqualTo(200);
            assertThat(simulator.bill().count(prompt)).isEqualTo(1);
        }
    }

    @Test
    void a_client_that_hangs_up_and_asks_again_with_its_key_gets_the_same_picture_billed_once() throws Exception {
        String prompt = "A cat that is asked for twice";
        hangUpAfterAcceptance(prompt, "order-4711");

        HttpResponse<byte[]> again = api.text(prompt, "Idempotency-Key", "order-4711", "Prefer", "wait=25");
        HttpResponse<byte[]> third = api.text(prompt, "Idempotency-Key", "order-4711", "Prefer", "wait=25");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(third.body()).isEqualTo(again.body());
        String id = Api.header(again, "X-Job-Id");
        assertThat(Api.header(third, "X-Job-Id")).isEqualTo(id);
        RemoteFiles.ftp(example).arrived(id + ".receipt.json");
        assertThat(simulator.bill().count(prompt)).isEqualTo(1);
    }

    @Test
    void a_client_that_hangs_up_and_does_not_come_back_has_its_picture_stored() throws Exception {
        String prompt = "A cat that nobody comes back for";
        List<String> before = stored();
        hangUpAfterAcceptance(prompt, "order-4712");

        await().atMost(PATIENCE).until(() -> stored().stream()
                .anyMatch(name -> name.endsWith(".receipt.json") && !before.contains(name)));
        assertThat(simulator.bill().count(prompt)).isEqualTo(1);
    }

    @Test
    void a_wait_holds_a_thread_of_the_web_server_and_none_of_netty() {
        assertThat(threadsHeldBy(5, n -> "A held thread " + n, api)).isEqualTo(5);
        assertThat(threadsHeldBy(20, n -> "No held thread " + n, Api.withoutThreads(example)))
                .isZero();
    }

    /** How many threads wait inside Camel for an exchange while so many clients wait for their picture. */
    private static long threadsHeldBy(int clients, IntFunction<String> prompt, Api server) {
        await().atMost(PATIENCE).until(() -> simulator.activeJobs(KEY) == 0);
        List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, clients)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> server.text(prompt.apply(n), "Prefer", "wait=25"),
                        task -> new Thread(task, "client").start()))
                .toList();
        await().atMost(PATIENCE).until(() -> simulator.activeJobs(KEY) == clients);
        long held = Thread.getAllStackTraces().values().stream()
                .filter(stack -> List.of(stack).toString().contains("DefaultAsyncProcessorAwaitManager.await("))
                .count();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        return held;
    }

    private static List<String> stored() {
        try {
            return RemoteFiles.ftp(example).names();
        } catch (IllegalStateException nothingYet) {
            return List.of();
        }
    }

    private static void hangUpAfterAcceptance(String prompt, String key) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream()
                    .write(("POST /api/pictures HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                                    + "Prefer: wait=25\r\nIdempotency-Key: " + key + "\r\nContent-Length: "
                                    + prompt.length() + "\r\n\r\n" + prompt)
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(PATIENCE).until(() -> simulator.bill().count(prompt) == 1);
        }
    }
}

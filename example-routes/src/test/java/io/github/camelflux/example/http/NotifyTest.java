package io.github.camelflux.example.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that wants to be told. */
class NotifyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static HttpServer listener;
    private static final List<Told> TOLD = new CopyOnWriteArrayList<>();
    private static RunningExample example;
    private static Api api;

    /** One request that came. */
    private record Told(String path, String query, Map<String, List<String>> headers, byte[] body) {}

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", NotifyTest::hear);
        listener.start();
        example = RunningExample.in(
                home,
                Stream.concat(
                                Stream.of(OutsideSimulator.options(simulator, "a-key")),
                                Stream.of(
                                        "--example.notify.hosts=hooks.example.org, 127.0.0.1:"
                                                + listener.getAddress().getPort(),
                                        "--example.notify.redeliveries=2",
                                        "--example.notify.redelivery-delay=50"))
                        .toArray(String[]::new));
        api = Api.of(example);
    }

    @AfterAll
    static void stop() {
        example.close();
        listener.stop(0);
        simulator.close();
    }

    private static void hear(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        TOLD.add(new Told(
                path,
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes()));
        if (path.startsWith("/redirect")) {
            exchange.getResponseHeaders().set("Location", "/led-on");
            exchange.sendResponseHeaders(path.endsWith("307") ? 307 : 302, -1);
        } else {
            exchange.sendResponseHeaders(path.startsWith("/broken") ? 500 : 204, -1);
        }
        exchange.close();
    }

    @Test
    void a_host_on_the_list_is_posted_the_receipt_once_the_picture_is_stored() {
        HttpResponse<byte[]> answer = api.text(
                "A told cat", "X-Notify-Url", url("/hook?order=1%202&bridgeEndpoint=true&proxyHost=evil.example"));

        assertThat(answer.statusCode()).isEqualTo(202);
        Told told = told("/hook").get(0);
        assertThat(told.query()).isEqualTo("order=1%202&bridgeEndpoint=true&proxyHost=evil.example");
        assertThat(told.headers().get("Content-type")).containsExactly("application/json");
        assertThat(told.headers().keySet()).noneMatch(name -> name.toLowerCase().startsWith("camel"));
        JsonNode receipt = Api.json(told.body());
        assertThat(receipt.path("jobId").asText()).isEqualTo(Api.header(answer, "X-Job-Id"));
        assertThat(receipt.path("outcome").asText()).isEqualTo("picture");
        assertThat(RemoteFiles.sftp(example).names()).contains(Api.header(answer, "X-Job-Id") + ".receipt.json");
        assertThat(simulator.bill().count("A told cat")).isEqualTo(1);
    }

    @Test
    void a_job_without_a_picture_is_told_too_and_a_form_may_hold_the_url() {
        HttpResponse<byte[]> answer =
                api.form(Api.form(Map.of("prompt", "A forbidden told cat", "notifyUrl", url("/moderated"))));

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode receipt = Api.json(told("/moderated").get(0).body());
        assertThat(receipt.path("outcome").asText()).isEqualTo("moderated");
        assertThat(simulator.bill().count("A forbidden told cat")).isEqualTo(1);
    }

    @Test
    void everybody_else_is_refused_before_anything_is_bought() {
        int port = listener.getAddress().getPort();
        for (String url : List.of(
                "http://evil.example/",
                "http://127.0.0.1/",
                "http://127.0.0.1:" + (port - 1) + "/",
                "http://localhost:" + port + "/",
                "http://hooks.example.org:8443/",
                "http://hooks.example.org.evil.example/",
                "http://127.0.0.1:" + port + "@evil.example/",
                "http://somebody:word@127.0.0.1:" + port + "/",
                "http://127.0.0.1:" + port + "/#fragment",
                "http://127.0.0.1:" + port + "/{{example.sftp.password}}",
                "http://127.0.0.1:" + port + "\\@evil.example/",
                "ftp://127.0.0.1:" + port + "/",
                "file:/etc/passwd",
                "//127.0.0.1:" + port + "/",
                "nonsense",
                "http://127.0.0.1:" + port + "/" + "a".repeat(2000))) {
            HttpResponse<byte[]> answer = api.text("A refused cat", "X-Notify-Url", url);

            assertThat(answer.statusCode()).as(url).isEqualTo(400);
            assertThat(Api.json(answer).path("detail").asText())
                    .contains("notifyUrl")
                    .doesNotContain("word@");
        }
        assertThat(simulator.bill().count("A refused cat")).isZero();
    }

    @Test
    void a_host_on_the_list_cannot_send_us_on_to_another() {
        for (String path : List.of("/redirect-302", "/redirect-307")) {
            String id = Api.header(api.text("A cat sent on by " + path, "X-Notify-Url", url(path)), "X-Job-Id");

            // Tried as often as any that fails: once and twice more.
            await().atMost(PATIENCE).until(() -> told(path).size() == 3);
            assertThat(TOLD).noneMatch(told -> told.path().equals("/led-on"));
            assertThat(RemoteFiles.ftp(example).arrived(id + ".jpg")).isNotEmpty();
        }
    }

    @Test
    void a_host_that_fails_is_tried_a_few_times_and_its_picture_is_not_stored_again() {
        String id = Api.header(api.text("A cat for the deaf", "X-Notify-Url", url("/broken")), "X-Job-Id");
        await().atMost(PATIENCE).until(() -> told("/broken").size() == 3);

        // A result that had not been handled would come again after five seconds.
        String next = Api.header(api.text("The next cat", "X-Notify-Url", url("/next")), "X-Job-Id");
        told("/next");
        await().during(Duration.ofSeconds(7))
                .atMost(PATIENCE)
                .until(() -> told("/broken").size() == 3);
        assertThat(RemoteFiles.ftp(example).names()).contains(id + ".jpg", next + ".jpg");
        assertThat(simulator.bill().count("A cat for the deaf")).isEqualTo(1);
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + listener.getAddress().getPort() + path;
    }

    private static List<Told> told(String path) {
        return await("being told at " + path)
                .atMost(PATIENCE)
                .until(
                        () -> TOLD.stream()
                                .filter(told -> told.path().equals(path))
                                .toList(),
                        found -> !found.isEmpty());
    }
}

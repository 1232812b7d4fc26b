package io.github.camelflux.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What a user of BFL's API would do, through the JDK's HTTP client. */
final class Client {

    static final String KEY = "test-key";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FluxSimulator simulator;
    private final String key;

    Client(FluxSimulator simulator) {
        this(simulator, KEY);
    }

    Client(FluxSimulator simulator, String key) {
        this.simulator = simulator;
        this.key = key;
    }

    HttpResponse<String> submit(String model, String body) {
        return text(submission(model, body).build());
    }

    CompletableFuture<HttpResponse<String>> submitLater(String model, String body) {
        return HTTP.sendAsync(submission(model, body).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder submission(String model, String body) {
        return HttpRequest.newBuilder(simulator.baseUrl().resolve("/v1/" + model))
                .header("x-key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** Submits what must be accepted and gives the answer. */
    JsonNode accepted(String model, String body) {
        HttpResponse<String> answer = submit(model, body);
        if (answer.statusCode() != 200) {
            throw new AssertionError("Refused: " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    HttpResponse<String> poll(JsonNode accepted) {
        return get(accepted.get("polling_url").textValue());
    }

    /** The link of the picture of a job that is ready. */
    String sample(JsonNode accepted) {
        return json(poll(accepted)).at("/result/sample").textValue();
    }

    HttpResponse<byte[]> download(String link) {
        return bytes(HttpRequest.newBuilder(URI.create(link)).build());
    }

    /** Submits, waits for nothing, downloads: for simulators whose jobs end at once. */
    byte[] picture(String model, String body) {
        return download(sample(accepted(model, body))).body();
    }

    HttpResponse<String> get(String address) {
        return text(
                HttpRequest.newBuilder(URI.create(address)).header("x-key", key).build());
    }

    static HttpResponse<String> text(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<byte[]> bytes(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(request, (name, value) -> true)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}

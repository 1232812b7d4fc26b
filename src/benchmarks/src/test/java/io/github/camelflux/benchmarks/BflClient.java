package io.github.camelflux.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The provider's API by means of the JDK's HTTP client and nothing else. Safe for use by several threads. */
final class BflClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOO_MANY = 429;

    private final HttpClient http;
    private final URI submit;
    private final String key;

    /** A client with threads of the JDK's choice. */
    BflClient(URI api, String key) {
        this(api, key, HttpClient.newBuilder());
    }

    /** @param builder says on which threads it works */
    BflClient(URI api, String key, HttpClient.Builder builder) {
        this.http = builder.version(HttpClient.Version.HTTP_1_1).build();
        this.submit = URI.create(api + "/v1/flux-2-pro");
        this.key = key;
    }

    /** A job that was accepted. */
    record Job(String id, URI poll) {}

    /** Empty if too many jobs run. */
    CompletableFuture<Optional<Job>> submit(String prompt) {
        HttpRequest request = HttpRequest.newBuilder(submit)
                .header("x-key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(Map.of("prompt", prompt))))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenApply(answer -> {
            if (answer.statusCode() == TOO_MANY) {
                return Optional.empty();
            }
            JsonNode job = read(answer);
            return Optional.of(new Job(
                    job.get("id").textValue(), URI.create(job.get("polling_url").textValue())));
        });
    }

    /** The picture's link; empty while the job runs. */
    CompletableFuture<Optional<URI>> poll(Job job) {
        HttpRequest request =
                HttpRequest.newBuilder(job.poll()).header("x-key", key).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenApply(answer -> {
            JsonNode task = read(answer);
            return switch (task.get("status").textValue()) {
                case "Ready" -> Optional.of(URI.create(task.at("/result/sample").textValue()));
                case "Pending" -> Optional.empty();
                default -> throw new IllegalStateException(task.toString());
            };
        });
    }

    CompletableFuture<byte[]> download(URI link) {
        return http.sendAsync(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(BflClient::body);
    }

    /** Waits, as a loop in a thread does. */
    static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private static JsonNode read(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(body(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] body(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " from " + answer.uri());
        }
        return answer.body();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

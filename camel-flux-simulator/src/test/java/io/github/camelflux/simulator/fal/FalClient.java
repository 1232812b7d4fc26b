package io.github.camelflux.simulator.fal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.simulator.FluxSimulator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;

/** What a user of fal's queue would do. */
final class FalClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FluxSimulator simulator;

    FalClient(FluxSimulator simulator) {
        this.simulator = simulator;
    }

    HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(
                        address.startsWith("http")
                                ? URI.create(address)
                                : URI.create(simulator.baseUrl("fal") + address))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Key any");
    }

    HttpResponse<String> submit(String model, String body, String... headers) {
        return send(submission("/" + model, body, headers));
    }

    HttpRequest submission(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    JsonNode accepted(String model, String body, String... headers) {
        HttpResponse<String> answer = submit(model, body, headers);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    HttpResponse<String> get(String address) {
        return send(request(address).build());
    }

    HttpResponse<String> put(String address) {
        return send(request(address).PUT(HttpRequest.BodyPublishers.noBody()).build());
    }

    HttpResponse<String> status(JsonNode accepted) {
        return get(accepted.get("status_url").textValue());
    }

    HttpResponse<String> result(JsonNode accepted) {
        return get(accepted.get("response_url").textValue());
    }

    static BufferedImage picture(String link) {
        try {
            byte[] bytes = HTTP.send(
                            HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static CompletableFuture<HttpResponse<String>> sendLater(HttpRequest request) {
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}

package io.github.camelflux.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/**
 * What a user of a provider other than BFL would do, through the JDK's HTTP client.
 *
 * @param base where the provider is
 * @param key sent as bearer token; empty for none
 */
record Api(URI base, String key) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Api of(FluxSimulator simulator, String provider) {
        return new Api(simulator.baseUrl(provider), "sk-test");
    }

    Api with(String otherKey) {
        return new Api(base, otherKey);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        return Client.text(posting(path, json, headers));
    }

    CompletableFuture<HttpResponse<String>> postLater(String path, String json) {
        return HTTP.sendAsync(posting(path, json), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest posting(String path, String json, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    HttpResponse<String> get(String path) {
        return Client.text(request(path).build());
    }

    HttpResponse<byte[]> download(String address) {
        return Client.bytes(HttpRequest.newBuilder(base.resolve(address)).build());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Client.json(answer);
    }
}

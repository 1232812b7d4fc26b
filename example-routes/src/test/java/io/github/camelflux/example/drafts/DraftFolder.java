package io.github.camelflux.example.drafts;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.example.RunningExample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where a person drops descriptions, and what else a person does with drafts. */
record DraftFolder(Path path) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static DraftFolder in(Path home) {
        return new DraftFolder(home.resolve("data/drafts"));
    }

    /** Has a draft made and says what its id is. */
    String draft(RunningExample example, String name, String description) {
        drop(name, description);
        arrived("done/" + name);
        String picture = "drafts/" + name.replace(".txt", "") + "-";
        return example.pictureKeys().stream()
                .filter(key -> key.startsWith(picture))
                .map(key -> key.substring(picture.length(), key.lastIndexOf('.')))
                .findFirst()
                .orElseThrow();
    }

    void drop(String name, String description) {
        try {
            Files.move(Files.writeString(path.resolveSibling(name), description), path.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes all files away, as if nothing had been dropped yet. */
    void clear() {
        RunningExample.files(path).forEach(file -> file.toFile().delete());
    }

    Path arrived(String place) {
        Path file = path.resolve(place);
        await("arrival of " + file).atMost(PATIENCE).until(() -> Files.exists(file));
        return file;
    }

    /** Waits until an object is in the bucket. */
    static void stored(RunningExample example, String key) {
        await("arrival of " + key).atMost(PATIENCE).until(() -> example.keys().contains(key));
    }

    /** Approves by HTTP. */
    static HttpResponse<String> approve(RunningExample example, String id) {
        return post("http://127.0.0.1:" + example.setting("local.server.port") + "/api/drafts/" + id + "/approval");
    }

    static HttpResponse<String> post(String address) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("CamelFluxModel", "flux-2-pro")
                                    .header("CAMELAWSS3KEY", "finals/elsewhere.png")
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String member(String json, String name) {
        try {
            return new ObjectMapper().readTree(json).path(name).asText();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

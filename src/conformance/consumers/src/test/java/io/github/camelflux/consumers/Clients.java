package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** HTTP clients of a server, that ask for pictures and wait. */
final class Clients {

    private static final int MOST_TRIES = 1_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final URI pictures;

    Clients(int port) {
        pictures = URI.create("http://127.0.0.1:" + port + "/pictures");
    }

    /** Asks for so many different pictures at once. */
    List<CompletableFuture<HttpResponse<byte[]>>> ask(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(picture -> ask("fox " + picture))
                .toList();
    }

    /** Asks for a picture; the prompt is the idempotency key as well. */
    CompletableFuture<HttpResponse<byte[]>> ask(String prompt) {
        return send(request(prompt).header("Idempotency-Key", prompt));
    }

    CompletableFuture<HttpResponse<byte[]>> askWithoutKey(String prompt) {
        return send(request(prompt));
    }

    private HttpRequest.Builder request(String prompt) {
        return HttpRequest.newBuilder(pictures)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(prompt));
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    }

    /**
     * A port for a server that cannot choose one by itself, or whose port must be known before it starts. Below those that systems
     * give to outgoing connections (Linux: from 32768 on), one of which could be taken before the server has it.
     */
    static int freePort() throws IOException {
        for (int i = 1; ; i++) {
            try (ServerSocket socket =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 30_000))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (i == MOST_TRIES) {
                    throw taken;
                }
            }
        }
    }

    /** Waits until all have the picture that they asked for. */
    static void awaitPictures(List<CompletableFuture<HttpResponse<byte[]>>> answers, Provider provider) {
        await().until(() -> {
            provider.endJobs();
            return answers.stream().allMatch(CompletableFuture::isDone);
        });
        assertThat(answers).allSatisfy(answer -> assertPicture(answer.join()));
    }

    static void assertPicture(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.body()).isNotEmpty();
    }
}

package io.github.camelflux.http;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A request under way. Its answer has arrived when its body is complete, and is told by the thread that received it. The future of the
 * JDK's client would tell it in the JVM's common pool, on which callers of a route may be waiting for that very answer (a parallel
 * stream is enough); so it is heard only for what has no body: failures before the answer, and a proxy's refusal. Safe for use by
 * several threads.
 */
final class Sending {

    private final CompletableFuture<Head> arrival = new CompletableFuture<>();
    private final CompletableFuture<?> sent;

    /**
     * What comes before the body.
     *
     * @param status of HTTP
     * @param headers as the JDK has them
     */
    record Head(int status, HttpHeaders headers) {}

    private <T> Sending(HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        sent = send(client, request, handler);
    }

    /** Sends a request; may throw what the client throws for one that it cannot send. */
    static <T> Sending of(HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return new Sending(client, request, handler);
    }

    /** Completes when all of the answer has come, or exceptionally when it will not; by the thread that brings it. */
    CompletionStage<Head> arrival() {
        return arrival;
    }

    /** Breaks the request off, unless its answer has arrived: its connection may serve another request then. */
    void cancel() {
        if (!arrival.isDone()) {
            sent.cancel(true);
        }
    }

    private <T> CompletableFuture<HttpResponse<T>> send(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        CompletableFuture<HttpResponse<T>> future = client.sendAsync(request, info -> {
            HttpResponse.BodySubscriber<T> body = handler.apply(info);
            Head head = new Head(info.statusCode(), info.headers());
            body.getBody().whenComplete((whole, failure) -> arrive(head, failure));
            return body;
        });
        future.whenComplete((response, failure) ->
                arrive(response == null ? null : new Head(response.statusCode(), response.headers()), failure));
        return future;
    }

    private void arrive(Head head, Throwable failure) {
        if (failure == null) {
            arrival.complete(head);
        } else {
            arrival.completeExceptionally(failure);
        }
    }
}

package io.github.camelflux.http;

import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A client of the JDK, created on first use, and how many pictures are on their way by it. Safe for use by several threads. */
final class JdkClient implements AutoCloseable {

    private final Supplier<HttpClient> creation;
    private final AtomicInteger forPictures = new AtomicInteger();
    private HttpClient http;
    private boolean closed;

    JdkClient(Supplier<HttpClient> creation) {
        this.creation = creation;
    }

    /** @throws IllegalStateException if closed */
    synchronized HttpClient http() {
        if (closed) {
            throw new IllegalStateException("the HTTP client is closed");
        }
        if (http == null) {
            http = creation.get();
        }
        return http;
    }

    /** How many requests for pictures have not ended. */
    int forPictures() {
        return forPictures.get();
    }

    /**
     * Sends a request for pictures, which counts until its answer is complete.
     *
     * @throws IllegalStateException if closed
     */
    <T> Sending sendForPictures(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        Sending sending = Sending.of(http(), request, handler);
        forPictures.incrementAndGet();
        sending.arrival().whenComplete((head, failure) -> forPictures.decrementAndGet());
        return sending;
    }

    /** Gives the client up; what it does is broken off only from Java 21 on. */
    @Override
    public void close() {
        HttpClient last;
        synchronized (this) {
            closed = true;
            last = http;
            http = null;
        }
        if (last != null) {
            shutDown(last);
        }
    }

    private static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
        } catch (NoSuchMethodException e) {
            // Before Java 21 there is nothing to call.
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the HTTP client cannot be shut down", e);
        }
    }
}

package io.github.camelflux.http;

import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The two clients of the JDK that a component has, each created on first use because a cold one takes up to half a second. A client
 * does all of its work on its own selector's thread, writing files included: to hand a piece of a picture to another thread costs as
 * much as to write it. What brings pictures uses the second, so that a slow disk holds up no poll, and the first as well where there
 * is much of it, so that two processors are busy. All else uses the first. Safe for use by several threads.
 */
final class JdkClients implements AutoCloseable {

    /** How many more requests for pictures the second has before the first gets one. */
    private static final int AHEAD = 4;

    private final HttpSettings settings;
    private final ProxySelector proxies;
    private final JdkClient first = new JdkClient(this::build);
    private final JdkClient second = new JdkClient(this::build);

    /** @param proxies null for none */
    JdkClients(HttpSettings settings, ProxySelector proxies) {
        this.settings = settings;
        this.proxies = proxies;
    }

    /**
     * The client for what brings no pictures.
     *
     * @throws IllegalStateException if closed
     */
    HttpClient forTexts() {
        return first.http();
    }

    /**
     * Sends a request whose answer is written to disk. What the handler's subscriber does holds up what else its client has to do.
     *
     * @throws IllegalStateException if closed
     */
    <T> Sending sendForPictures(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        JdkClient client = second.forPictures() < first.forPictures() + AHEAD ? second : first;
        return client.sendForPictures(request, handler);
    }

    private HttpClient build() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .executor(Runnable::run)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER);
        if (proxies != null) {
            builder.proxy(proxies);
        }
        if (settings.sslContext() != null) {
            builder.sslContext(settings.sslContext());
        }
        // No authenticator: with one the JDK turns a 401 of an API into an exception.
        return builder.build();
    }

    /** Gives both up. */
    @Override
    public void close() {
        first.close();
        second.close();
    }
}

package io.github.camelflux.http;

import io.github.camelflux.image.Spool;
import io.github.camelflux.job.Exchanger.Exchanged;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One exchange with an API. */
final class ExchangeFlight extends Flight<Exchanged> {

    private final HttpConnections connections;
    private final HttpCall call;
    private final boolean trusted;
    private final OnceBody body;
    private final Spool spool;
    private volatile SpooledJson pictures;
    private volatile BoundedBody text;

    /**
     * @param spool where pictures of the answer go
     * @throws IllegalArgumentException if the body cannot be written as JSON; the message holds no value
     */
    ExchangeFlight(HttpConnections connections, HttpCall call, boolean trusted, Spool spool) {
        super(connections, connections.exchanges());
        this.connections = connections;
        this.call = call;
        this.trusted = trusted;
        this.spool = spool;
        this.body = call.body() == null ? null : new OnceBody(call.body(), connections.executor());
    }

    @Override
    void depart() {
        HttpRequest request;
        try {
            request = request();
        } catch (IllegalArgumentException e) {
            // Without the JDK's message: it quotes addresses and values of headers.
            land(new Exchanged.NotSent(e instanceof Unsendable ? e.getMessage() : "the request cannot be built"));
            return;
        }
        Sending sent = send(request);
        track(sent);
        sent.arrival().whenCompleteAsync(this::arrived, connections.executor());
    }

    private Sending send(HttpRequest request) {
        JdkClients clients = connections.clients();
        int bound = connections.settings().maxAnswerBytes();
        if (call.answer() == HttpCall.AnswerForm.JSON) {
            return Sending.of(clients.forTexts(), request, head -> {
                text = new BoundedBody(bound);
                return text;
            });
        }
        return clients.sendForPictures(request, head -> spool(bound));
    }

    private SpooledJson spool(int bound) {
        SpooledJson started = new SpooledJson(spool, bound);
        pictures = started;
        if (isLanded()) {
            started.abandon();
        }
        return started;
    }

    private HttpRequest request() {
        HttpRequest.Builder request = connections.request(call.uri(), trusted);
        request.setHeader("Accept", "application/json");
        if (call.body() != null) {
            request.setHeader("Content-Type", body.contentType());
        }
        call.headers().forEach((name, value) -> set(request, name, value));
        if (trusted) {
            call.credentials().forEach((name, value) -> set(request, name, value));
        }
        return request.method(call.method(), body == null ? HttpRequest.BodyPublishers.noBody() : body)
                .build();
    }

    private static void set(HttpRequest.Builder request, String name, String value) {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            throw new Unsendable("the HTTP header " + name + " cannot be set, or its value is not allowed");
        }
    }

    private void arrived(Sending.Head head, Throwable failure) {
        if (failure != null) {
            land(failed(failure));
            return;
        }
        ReadBody read = read();
        HttpAnswer answer = new HttpAnswer(head.status(), lowerCased(head), read.text(), read.pictures());
        Optional<String> proxyRefusal = connections.proxyRefusal(head.status(), call.uri());
        boolean taken = land(
                proxyRefusal.isPresent() ? new Exchanged.NotSent(proxyRefusal.get()) : new Exchanged.Answered(answer));
        if (!taken || proxyRefusal.isPresent()) {
            answer.release();
        }
    }

    private ReadBody read() {
        if (text != null) {
            return new ReadBody(text.bytes(), List.of());
        }
        ReadBody read = pictures == null ? null : pictures.take();
        // The refusal of a proxy to make a tunnel has no body; of what was given up nothing is left.
        return read == null ? new ReadBody(new byte[0], List.of()) : read;
    }

    private Exchanged failed(Throwable failure) {
        String why = Failures.describe(failure, call.credentials().values());
        if (body == null) {
            return Failures.isNeverConnected(failure) ? new Exchanged.NotSent(why) : new Exchanged.Broken(why);
        }
        IOException unreadable = body.unreadable();
        if (unreadable != null) {
            return new Exchanged.NotSent("the request's body could not be read to its end: "
                    + Failures.describe(unreadable, call.credentials().values()));
        }
        return body.revoke() ? new Exchanged.NotSent(why) : new Exchanged.Broken(why);
    }

    @Override
    boolean awaitsAnswer() {
        return isFlying() && (body == null || !body.revoke());
    }

    @Override
    Exchanged cutOff(String why, boolean departed) {
        boolean unsent = body == null ? !departed : body.revoke();
        return unsent ? new Exchanged.NotSent(why) : new Exchanged.Broken(why);
    }

    @Override
    void tidy() {
        if (body != null) {
            body.close();
        }
        SpooledJson started = pictures;
        if (started != null) {
            started.abandon();
        }
    }

    private static Map<String, List<String>> lowerCased(Sending.Head head) {
        // The JDK does so today, without promising it.
        Map<String, List<String>> headers = new TreeMap<>();
        head.headers().map().forEach((name, values) -> headers.computeIfAbsent(
                        name.toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                .addAll(values));
        return headers;
    }

    /** A request that HTTP does not allow; the message holds no value. */
    private static final class Unsendable extends IllegalArgumentException {

        Unsendable(String message) {
            super(message);
        }
    }
}

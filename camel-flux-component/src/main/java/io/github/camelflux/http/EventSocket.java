package io.github.camelflux.http;

import io.github.camelflux.job.Exchanger;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * One WebSocket that tells events as texts; binary messages (previews) are left out. Safe for use by several threads.
 */
final class EventSocket implements Exchanger.Listening, WebSocket.Listener {

    private final HttpConnections connections;
    private final Consumer<String> events;
    private final Consumer<String> ended;
    private final StringBuilder message = new StringBuilder();
    private WebSocket socket;
    private boolean over;

    EventSocket(HttpConnections connections, Consumer<String> events, Consumer<String> ended) {
        this.connections = connections;
        this.events = events;
        this.ended = ended;
    }

    /** Opens it, on the executor. */
    void open(URI address, Map<String, String> headers) {
        try {
            connections.executor().execute(() -> connect(address, headers));
        } catch (RejectedExecutionException e) {
            end("the HTTP client's executor has stopped");
        }
    }

    private void connect(URI address, Map<String, String> headers) {
        try {
            WebSocket.Builder builder = connections
                    .clients()
                    .forTexts()
                    .newWebSocketBuilder()
                    .connectTimeout(connections.settings().connectTimeout());
            headers.forEach(builder::header);
            builder.buildAsync(address, this).whenComplete((opened, failure) -> {
                if (failure != null) {
                    end(Failures.describe(failure));
                }
            });
        } catch (RuntimeException e) {
            end(Failures.describe(e));
        }
    }

    @Override
    public void close() {
        end(null);
    }

    @Override
    public void onOpen(WebSocket opened) {
        boolean late;
        synchronized (this) {
            socket = opened;
            late = over;
        }
        if (late) {
            opened.abort();
        } else {
            opened.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        String whole = null;
        synchronized (message) {
            if (message.length() + data.length() > connections.settings().maxAnswerBytes()) {
                end("a message larger than " + connections.settings().maxAnswerBytes() + " letters");
                return null;
            }
            message.append(data);
            if (last) {
                whole = message.toString();
                message.setLength(0);
            }
        }
        if (whole != null) {
            events.accept(whole);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end("the server closed its WebSocket (" + status + ")");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        end(Failures.describe(failure));
    }

    /** @param why null if nobody has to be told */
    private void end(String why) {
        WebSocket open;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            open = socket;
        }
        if (open != null) {
            open.abort();
        }
        if (why != null) {
            ended.accept(why);
        }
    }
}

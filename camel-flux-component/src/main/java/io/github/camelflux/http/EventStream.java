package io.github.camelflux.http;

import io.github.camelflux.job.Exchanger;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * One stream of server-sent events. It ends when the other side ends it, breaks it, or says nothing for a while (comments count as
 * something). Takes no place among the exchanges: it may be open for as long as a job runs. Safe for use by several threads.
 */
final class EventStream implements Exchanger.Listening, HttpResponse.BodySubscriber<Void> {

    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final HttpConnections connections;
    private final EventLines lines;
    private final Consumer<String> ended;
    private final CompletableFuture<Void> body = new CompletableFuture<>();
    private Sending sent;
    private Flow.Subscription subscription;
    private Future<?> timer;
    private boolean over;

    EventStream(HttpConnections connections, Consumer<String> events, Consumer<String> ended) {
        this.connections = connections;
        this.lines = new EventLines(connections.settings().maxAnswerBytes(), events);
        this.ended = ended;
    }

    /** Opens it, on the executor. */
    void open(HttpRequest request) {
        try {
            connections.executor().execute(() -> send(request));
        } catch (RejectedExecutionException e) {
            end("the HTTP client's executor has stopped");
        }
    }

    @Override
    public void close() {
        end(null);
    }

    private void send(HttpRequest request) {
        try {
            Sending started = Sending.of(
                    connections.clients().forTexts(),
                    request,
                    head -> head.statusCode() == 200 ? this : new UnreadBody());
            synchronized (this) {
                sent = started;
            }
            heard();
            started.arrival()
                    .whenCompleteAsync(
                            (head, failure) -> end(
                                    failure != null
                                            ? Failures.describe(failure)
                                            : "HTTP " + head.status() + ", and then its end"),
                            connections.executor());
        } catch (RuntimeException e) {
            end(Failures.describe(e));
        }
    }

    @Override
    public CompletionStage<Void> getBody() {
        return body;
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (over) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        heard();
        try {
            for (ByteBuffer buffer : buffers) {
                lines.take(buffer);
            }
        } catch (IOException e) {
            end(Failures.describe(e));
            return;
        }
        synchronized (this) {
            if (!over) {
                subscription.request(1);
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(null);
    }

    private synchronized void heard() {
        if (timer != null) {
            timer.cancel(false);
        }
        try {
            timer = over
                    ? null
                    : connections.after(SILENCE, () -> end("nothing came for " + SILENCE.toSeconds() + " s"));
        } catch (RejectedExecutionException e) {
            timer = null;
        }
    }

    /** @param why null if nobody has to be told */
    private void end(String why) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            if (timer != null) {
                timer.cancel(false);
            }
            if (subscription != null) {
                subscription.cancel();
            }
            if (sent != null) {
                sent.cancel();
            }
        }
        if (why != null) {
            ended.accept(why);
        }
    }
}

package io.github.camelflux.http;

import io.github.camelflux.provider.CallBody;
import io.github.camelflux.provider.FormBody;
import io.github.camelflux.provider.JsonBody;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request body that can be read once only, and that knows whether it was: the JDK resends a POST under
 * {@code -Djdk.httpclient.enableAllMethodRetry}, and a second POST is a second purchase. Safe for use by several threads.
 *
 * <p>Each chunk is read by a task of its own on the executor: a body of 30 MB from a slow disk shares its threads fairly with
 * all others, and the client's selector thread never reads a file. The client asks for one chunk after another, so one chunk at
 * a time is in memory.
 */
final class OnceBody implements HttpRequest.BodyPublisher {

    private enum Use {
        UNREAD,
        READ,
        REVOKED
    }

    private final String contentType;
    private final long length;
    private final BodyReader reader;
    private final Executor executor;
    private final AtomicReference<Use> use = new AtomicReference<>(Use.UNREAD);
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private volatile IOException unreadable;

    /** @throws IllegalArgumentException if the body cannot be written as JSON; the message holds no value */
    OnceBody(CallBody body, Executor executor) {
        List<BodyPart> parts;
        if (body instanceof FormBody form) {
            FormParts written = FormParts.of(form);
            contentType = written.contentType();
            parts = written.parts();
        } else {
            contentType = "application/json";
            parts = JsonParts.of((JsonBody) body);
        }
        this.length = parts.stream().mapToLong(BodyPart::length).sum();
        this.reader = new BodyReader(parts);
        this.executor = executor;
    }

    @Override
    public long contentLength() {
        return length;
    }

    /** The type of what is sent. */
    String contentType() {
        return contentType;
    }

    /** Makes sure that nothing is read from now on; true if nothing ever was, so that nothing of it can have been sent. */
    boolean revoke() {
        return use.compareAndSet(Use.UNREAD, Use.REVOKED) || use.get() == Use.REVOKED;
    }

    /** Why this side could not read the body to its end, so that what was sent of it is no JSON; null if it could. */
    IOException unreadable() {
        return unreadable;
    }

    /** Closes what is open. */
    void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // It was opened for reading only: nothing is lost.
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (subscribed.compareAndSet(false, true)) {
            subscriber.onSubscribe(new Reading(subscriber));
        } else {
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long n) {
                    // Nothing will come.
                }

                @Override
                public void cancel() {
                    // Nothing to give back.
                }
            });
            subscriber.onError(new IllegalStateException("a request body is sent once only"));
        }
    }

    private final class Reading implements Flow.Subscription, Runnable {

        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong asked = new AtomicLong();
        private volatile boolean over;

        Reading(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                fail(new IllegalArgumentException("a subscriber asks for at least one chunk"));
            } else if (asked.getAndAccumulate(n, Reading::plus) == 0) {
                readOn();
            }
        }

        @Override
        public void cancel() {
            over = true;
            close();
        }

        @Override
        public void run() {
            if (over) {
                return;
            }
            if (!use.compareAndSet(Use.UNREAD, Use.READ) && use.get() == Use.REVOKED) {
                fail(new IOException("the exchange has ended"));
                return;
            }
            try {
                subscriber.onNext(reader.next());
            } catch (IOException e) {
                if (!over) {
                    unreadable = e;
                }
                fail(e);
                return;
            }
            if (reader.isAtEnd()) {
                over = true;
                subscriber.onComplete();
            } else if (asked.decrementAndGet() > 0) {
                readOn();
            }
        }

        private void readOn() {
            try {
                executor.execute(this);
            } catch (RejectedExecutionException e) {
                fail(e);
            }
        }

        private void fail(Throwable failure) {
            over = true;
            close();
            subscriber.onError(failure);
        }

        private static long plus(long left, long right) {
            long sum = left + right;
            return sum < 0 ? Long.MAX_VALUE : sum;
        }
    }
}

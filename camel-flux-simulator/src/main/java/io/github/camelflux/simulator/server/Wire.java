package io.github.camelflux.simulator.server;

import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.Options;

/** Puts answers on one connection, whole or as a fault wants them. Used for one request, by one thread at a time. */
final class Wire {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
    private static final int SLOW_PIECES = 20;

    private final HttpServerExchange exchange;

    Wire(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    void send(Reply reply) {
        head(reply);
        if (reply.payload() instanceof Payload.Bytes bytes) {
            exchange.getResponseSender().send(ByteBuffer.wrap(bytes.content()));
        } else if (reply.payload() instanceof Payload.InFile inFile) {
            sendFile(inFile);
        } else if (reply.payload() instanceof Payload.Growing growing) {
            sendAll(growing.source());
        }
    }

    /** Tells the client, and the log, that it is the simulator that is broken. */
    void fail(Throwable e) {
        LOG.error("The simulator itself failed", e);
        send(Reply.json(500, "{\"detail\":\"Internal Server Error\"}"));
    }

    private void sendAll(Payload.Growing.Source source) {
        sendNext(source, () -> sendAll(source));
    }

    private void sendNext(Payload.Growing.Source source, Runnable then) {
        source.next()
                .thenAcceptAsync(
                        piece -> piece.ifPresentOrElse(bytes -> sendPiece(bytes, then), exchange::endExchange),
                        worker())
                .exceptionally(e -> {
                    LOG.error("The simulator itself failed", e);
                    close();
                    return null;
                });
    }

    private void sendPiece(byte[] piece, Runnable then) {
        exchange.getResponseSender().send(ByteBuffer.wrap(piece), new IoCallback() {
            @Override
            public void onComplete(HttpServerExchange done, Sender sender) {
                then.run();
            }

            @Override
            public void onException(HttpServerExchange failed, Sender sender, IOException e) {
                broken(e);
            }
        });
    }

    private void sendFile(Payload.InFile inFile) {
        try {
            FileChannel file = FileChannel.open(inFile.path());
            exchange.addExchangeCompleteListener((done, next) -> {
                IoUtils.safeClose(file);
                next.proceed();
            });
            exchange.getResponseSender().transferFrom(file, IoCallback.END_EXCHANGE);
        } catch (IOException e) {
            broken(e);
        }
    }

    /** Announces all, sends a part, closes; of what is still growing the first piece. */
    void sendPart(Reply reply, double fraction) {
        if (reply.payload() instanceof Payload.Growing growing) {
            head(reply);
            sendNext(growing.source(), this::close);
            return;
        }
        inWorker(() -> {
            head(reply);
            try (InputStream from = reply.payload().open()) {
                OutputStream to = exchange.getOutputStream();
                copy(from, to, (long) (reply.payload().length() * fraction));
                to.flush();
            }
            close();
        });
    }

    void sendSlowly(Reply reply, Duration total) {
        if (reply.payload() instanceof Payload.Growing) {
            send(reply);
            return;
        }
        inWorker(() -> {
            head(reply);
            sendPiece(reply, reply.payload().open(), 0, total.dividedBy(SLOW_PIECES));
        });
    }

    private void sendPiece(Reply reply, InputStream from, int piece, Duration pause) throws IOException {
        if (piece == SLOW_PIECES) {
            from.close();
            exchange.getOutputStream().close();
            exchange.endExchange();
            return;
        }
        long length = reply.payload().length();
        long upTo = length * (piece + 1) / SLOW_PIECES;
        try {
            copy(from, exchange.getOutputStream(), upTo - length * piece / SLOW_PIECES);
            exchange.getOutputStream().flush();
        } catch (IOException e) {
            from.close();
            throw e;
        }
        later(pause, () -> inWorker(() -> sendPiece(reply, from, piece + 1, pause)));
    }

    void close() {
        IoUtils.safeClose(exchange.getConnection());
    }

    /** Closes so that the client's system sees a reset instead of an orderly end. */
    void reset() {
        try {
            exchange.getConnection().setOption(Options.CLOSE_ABORT, true);
        } catch (IOException e) {
            LOG.debug("The connection was gone before it could be reset", e);
        }
        close();
    }

    Executor worker() {
        return exchange.getConnection().getWorker();
    }

    void later(Duration delay, Runnable step) {
        exchange.getIoThread().executeAfter(step, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void head(Reply reply) {
        exchange.setStatusCode(reply.status());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        if (reply.payload().length() >= 0) {
            exchange.setResponseContentLength(reply.payload().length());
        }
    }

    private void inWorker(Step step) {
        worker().execute(() -> {
            try {
                if (!exchange.isBlocking()) {
                    exchange.startBlocking();
                }
                step.run();
            } catch (IOException e) {
                broken(e);
            }
        });
    }

    private void broken(IOException e) {
        LOG.debug("The connection broke while an answer was sent", e);
        close();
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = length; left > 0; ) {
            int count = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                return;
            }
            to.write(buffer, 0, count);
            left -= count;
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}

package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * A picture as a message body. It can be read again after {@link #reset()} or {@link #close()}, also where stream caching is off,
 * and knows its length. It does not use Camel's spool settings: the bytes are a counted {@link Blob} of the component, of which
 * each body holds one reference until the unit of work of its exchange is done. So several exchanges may have the same picture and
 * end in any order.
 *
 * <p>One body is one cursor, for one thread at a time; another reader takes a {@link #copy}.
 */
public final class PictureBody extends InputStream implements StreamCache {

    private final Blob bytes;
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private InputStream reader;
    private long position;
    private long mark;

    private PictureBody(Blob bytes) {
        this.bytes = bytes;
    }

    /**
     * A body for an exchange.
     *
     * @param bytes the picture, with a reference that the body takes over
     * @param exchange gives the reference up when its unit of work is done, or, for a part of a split or multicast, when the unit
     *     of work of the whole is done, since the part's body may be aggregated into it
     */
    static PictureBody of(Blob bytes, Exchange exchange) {
        PictureBody body = new PictureBody(Objects.requireNonNull(bytes, "bytes"));
        SynchronizationAdapter whenDone = new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                body.giveUp();
            }
        };
        UnitOfWork whole = exchange.getProperty(ExchangePropertyKey.STREAM_CACHE_UNIT_OF_WORK, UnitOfWork.class);
        // Without a route the unit of work is over, and would never give the picture up.
        if (whole != null && whole.getRoute() != null) {
            whole.addSynchronization(whenDone);
        } else {
            exchange.getExchangeExtension().addOnCompletion(whenDone);
        }
        return body;
    }

    /**
     * The picture's bytes, with a reference for the caller, who releases it.
     *
     * @throws IOException if the picture was given up with its exchange
     */
    Blob retain() throws IOException {
        checkKept();
        try {
            return bytes.retain();
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public int read() throws IOException {
        int value = reader().read();
        position += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        int got = reader().read(buffer, offset, count);
        position += Math.max(0, got);
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = reader().skip(count);
        position += skipped;
        return skipped;
    }

    /** How many bytes are left, as far as an {@code int} can say: all can be read without waiting. */
    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, bytes.length() - position);
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public synchronized void mark(int limit) {
        mark = position;
    }

    /** Goes back to the mark, which is the first byte unless a reader set another one since the body was last closed. */
    @Override
    public synchronized void reset() {
        long target = mark;
        close();
        try {
            skipNBytes(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mark = target;
    }

    /** Ends the reading and frees its file handle. The next read begins with the first byte. */
    @Override
    public void close() {
        InputStream open = reader;
        reader = null;
        position = 0;
        mark = 0;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It was only read: nothing can be lost.
            }
        }
    }

    /** Writes the whole picture, wherever the cursor is, and leaves the cursor there. */
    @Override
    public void writeTo(OutputStream out) throws IOException {
        checkKept();
        try (InputStream whole = bytes.open()) {
            whole.transferTo(out);
        }
    }

    /** Another cursor over the same picture, at the first byte, for an exchange that may end before or after this one. */
    @Override
    public StreamCache copy(Exchange exchange) throws IOException {
        return of(retain(), exchange);
    }

    @Override
    public boolean inMemory() {
        return bytes.inMemory();
    }

    @Override
    public long length() {
        return bytes.length();
    }

    @Override
    public long position() {
        return position;
    }

    /** The size only. */
    @Override
    public String toString() {
        return "picture of " + bytes.length() + " bytes";
    }

    private InputStream reader() throws IOException {
        if (reader == null) {
            checkKept();
            reader = bytes.open();
        }
        return reader;
    }

    private void checkKept() throws IOException {
        if (givenUp.get()) {
            throw new IOException("The picture was given up when its exchange was done. Read it within the route; a"
                    + " ProducerTemplate gets it by asking for a type: requestBody(uri, body, byte[].class)");
        }
    }

    private void giveUp() {
        // On the heap there is nothing to clean up, and whoever still has the message, as a test may, can read on.
        if (!bytes.inMemory() && givenUp.compareAndSet(false, true)) {
            close();
            bytes.release();
        }
    }
}

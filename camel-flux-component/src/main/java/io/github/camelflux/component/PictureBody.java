package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * A picture as a message body. It can be read again after {@link #reset()} or {@link #close()}, also where stream caching is off,
 * and knows its length. It does not use Camel's spool settings: the bytes are a counted {@link Blob} of the component, of which
 * each body holds one reference until nobody can read it any more. So several exchanges may have the same picture and end in any
 * order, and a picture may go on in another exchange than it came with, as enrichers, aggregators and parallel branches do.
 *
 * <p>One body is one cursor, for one thread at a time; another reader takes a {@link #copy}.
 */
public final class PictureBody extends InputStream implements StreamCache {

    private final Blob bytes;
    private InputStream reader;
    private long position;
    private long mark;

    private PictureBody(Blob bytes) {
        this.bytes = bytes;
    }

    /**
     * A body.
     *
     * @param bytes the picture, with a reference that the body takes over
     */
    static PictureBody of(Blob bytes) {
        PictureBody body = new PictureBody(Objects.requireNonNull(bytes, "bytes"));
        PictureReferences.hold(body, bytes);
        return body;
    }

    /**
     * The picture's bytes, with a reference for the caller, who releases it.
     *
     * @throws IOException if the component has stopped
     */
    Blob retain() throws IOException {
        try {
            return bytes.retain();
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public int read() throws IOException {
        int value = reader().read();
        moved(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        int got = reader().read(buffer, offset, count);
        moved(got);
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
        try (InputStream whole = bytes.open()) {
            whole.transferTo(out);
        }
    }

    /** Another cursor over the same picture, at the first byte, for an exchange that may end before or after this one. */
    @Override
    public StreamCache copy(Exchange exchange) throws IOException {
        return of(retain());
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
            reader = bytes.open();
        }
        return reader;
    }

    /** At the end the file handle goes at once: many readers stop there without closing. */
    private void moved(int count) throws IOException {
        if (count < 0) {
            reader.close();
            reader = InputStream.nullInputStream();
        } else {
            position += count;
        }
    }
}

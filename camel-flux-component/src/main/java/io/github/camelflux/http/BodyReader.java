package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/** Reads the parts of a body in order, one chunk at a time, at most 64 KiB each. Safe for use by several threads. */
final class BodyReader implements Closeable {

    static final int CHUNK = 64 * 1024;
    // A multiple of 3, so that only the last chunk of a blob is padded.
    private static final int CHUNK_BEFORE_BASE64 = CHUNK / 4 * 3;

    private final Iterator<BodyPart> parts;
    private BodyPart part;
    private long left;
    private InputStream open;
    private boolean closed;

    BodyReader(List<BodyPart> parts) {
        this.parts = parts.iterator();
        advance();
    }

    /** Whether all has been read. */
    synchronized boolean isAtEnd() {
        return part == null;
    }

    /**
     * The next chunk, never empty.
     *
     * @throws IOException if the reader is closed, or a blob cannot be read or has not the length it said
     */
    synchronized ByteBuffer next() throws IOException {
        if (closed) {
            throw new IOException("the exchange has ended");
        }
        byte[] chunk = chunk();
        left -= chunk.length;
        if (left == 0) {
            shut();
            advance();
        }
        return ByteBuffer.wrap(chunk).asReadOnlyBuffer();
    }

    private byte[] chunk() throws IOException {
        if (part instanceof BodyPart.Text text) {
            return slice(text);
        }
        return part instanceof BodyPart.Raw raw ? plain(raw) : encoded((BodyPart.Base64) part);
    }

    private byte[] plain(BodyPart.Raw part) throws IOException {
        return whole(read(part.blob(), CHUNK));
    }

    private byte[] slice(BodyPart.Text text) {
        int from = (int) (text.length() - left);
        return Arrays.copyOfRange(text.bytes(), from, from + (int) Math.min(CHUNK, left));
    }

    private byte[] encoded(BodyPart.Base64 part) throws IOException {
        return whole(Base64.getEncoder().encode(read(part.blob(), CHUNK_BEFORE_BASE64)));
    }

    private byte[] read(Blob blob, int most) throws IOException {
        if (open == null) {
            open = blob.open();
        }
        return open.readNBytes(most);
    }

    private byte[] whole(byte[] chunk) throws IOException {
        if (chunk.length != Math.min(CHUNK, left)) {
            throw new IOException("a picture of the request is not as long as it said");
        }
        return chunk;
    }

    private void advance() {
        part = null;
        while (part == null && parts.hasNext()) {
            BodyPart candidate = parts.next();
            if (candidate.length() > 0) {
                part = candidate;
                left = candidate.length();
            }
        }
    }

    private void shut() throws IOException {
        if (open != null) {
            InputStream shut = open;
            open = null;
            shut.close();
        }
    }

    /** Closes what is open; the rest is never read. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        shut();
    }
}

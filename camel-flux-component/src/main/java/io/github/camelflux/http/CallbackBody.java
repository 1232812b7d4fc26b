package io.github.camelflux.http;

import io.github.camelflux.image.Spool;
import io.github.camelflux.provider.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Reads the body of a callback within a bound. */
public final class CallbackBody {

    /** Up to this many bytes a body is kept byte by byte, as its signature wants it. */
    private static final int ON_HEAP = 1 << 20;

    private static final int CHUNK = 16 * 1024;

    private CallbackBody() {}

    /** The body has more bytes than it may have. */
    public static final class TooLarge extends IOException {

        TooLarge(int bound) {
            super("larger than " + bound + " bytes");
        }
    }

    /**
     * Reads a body to its end, byte by byte where it may have 1 MiB at most. Pictures in base64 of one that may have more go to the
     * spool, decoded.
     *
     * @param in not closed
     * @param headers by lower-case name
     * @param bound in bytes
     * @return owned by the caller
     * @throws TooLarge if it has more
     * @throws IOException if it cannot be read, or a long text in it is no base64
     */
    public static HttpAnswer read(InputStream in, Map<String, List<String>> headers, int bound, Spool spool)
            throws IOException {
        if (bound <= ON_HEAP) {
            byte[] bytes = in.readNBytes(bound + 1);
            check(bytes.length, bound);
            return new HttpAnswer(200, headers, bytes);
        }
        PictureJson json = new PictureJson(spool, ON_HEAP);
        try {
            byte[] chunk = new byte[CHUNK];
            long length = 0;
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                length += count;
                check(length, bound);
                json.take(ByteBuffer.wrap(chunk, 0, count));
            }
            ReadBody read = json.finish();
            return new HttpAnswer(200, headers, read.text(), read.pictures());
        } catch (IOException e) {
            json.discard();
            throw e;
        }
    }

    private static void check(long length, int bound) throws TooLarge {
        if (length > bound) {
            throw new TooLarge(bound);
        }
    }
}

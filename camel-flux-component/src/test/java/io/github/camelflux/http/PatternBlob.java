package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** A blob of any length that is nowhere: its bytes follow from their positions. Counts what is done with it. */
class PatternBlob implements Blob {

    private final long length;
    private final long breaksAt;
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger stillOpen = new AtomicInteger();
    final AtomicInteger largestRead = new AtomicInteger();

    PatternBlob(long length) {
        this(length, Long.MAX_VALUE);
    }

    /** @param breaksAt the position of the first byte that cannot be read */
    PatternBlob(long length, long breaksAt) {
        this.length = length;
        this.breaksAt = breaksAt;
    }

    static byte byteAt(long position) {
        return (byte) (position * 31 + (position >> 10));
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        opened.incrementAndGet();
        stillOpen.incrementAndGet();
        return new InputStream() {
            private long position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int count) throws IOException {
                largestRead.accumulateAndGet(count, Math::max);
                if (position >= breaksAt) {
                    throw new IOException("the disk is gone");
                }
                if (position >= length) {
                    return -1;
                }
                int given = (int) Math.min(count, Math.min(length, breaksAt) - position);
                for (int i = 0; i < given; i++) {
                    bytes[offset + i] = byteAt(position++);
                }
                return given;
            }

            @Override
            public void close() {
                stillOpen.decrementAndGet();
            }
        };
    }

    @Override
    public String sha256() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Blob retain() {
        return this;
    }

    @Override
    public void release() {
        // Nothing is held.
    }
}

package io.github.camelflux.image;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Buffers that gather bytes for a file, used again and again. Outside of the heap and at the begin of a page: from anywhere else a
 * system copies them once more, or several times slower. Safe for use by several threads.
 */
final class FileBuffers {

    /**
     * In bytes. Linux copies larger pieces that go to several files in turn more slowly (measured: 4 GB to 20 files at a time on ext4
     * take 3 s of CPU with 16 KiB, 5 s with 32 or 64 KiB); smaller ones cost more calls than they save.
     */
    static final int SIZE = 16 * 1024;

    private static final int PAGE = 4096;
    private static final int MOST_KEPT = 32;

    private final Queue<ByteBuffer> kept = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /** An empty buffer of {@link #SIZE} bytes, for one user at a time. */
    ByteBuffer take() {
        ByteBuffer buffer = kept.poll();
        if (buffer == null) {
            return ByteBuffer.allocateDirect(SIZE + PAGE).alignedSlice(PAGE).slice(0, SIZE);
        }
        count.decrementAndGet();
        return buffer.clear();
    }

    /** Takes a buffer back that its user will not touch again. */
    void give(ByteBuffer buffer) {
        if (count.incrementAndGet() <= MOST_KEPT) {
            kept.add(buffer);
        } else {
            count.decrementAndGet();
        }
    }
}

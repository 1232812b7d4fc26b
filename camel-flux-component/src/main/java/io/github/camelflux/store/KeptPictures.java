package io.github.camelflux.store;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.BlobSegments;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.PictureSink;
import io.github.camelflux.job.life.JobId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The pictures of one process: each is kept in a file until it is dropped, small ones together. The job store bounds their number and
 * size, since it drops a picture with its row. Safe for use by several threads; every stage is complete when returned.
 */
public final class KeptPictures implements PictureSink, AutoCloseable {

    private final Map<JobId, Map<Integer, KeptPicture>> pictures = new HashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final BlobSegments small;
    private boolean closed;

    /** @param files takes what came on the heap, since what is kept for hours must not fill it */
    public KeptPictures(Spool files) {
        small = new BlobSegments(files);
    }

    @Override
    public CompletionStage<Void> keep(JobId id, int number, KeptPicture picture) {
        KeptPicture kept;
        try {
            kept = new KeptPicture(inFile(picture.bytes()), picture.contentType());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        KeptPicture former;
        synchronized (this) {
            former = closed ? kept : put(id, number, kept);
        }
        bytes.addAndGet(kept.bytes().length());
        release(former);
        return CompletableFuture.completedFuture(null);
    }

    private KeptPicture put(JobId id, int number, KeptPicture kept) {
        return pictures.computeIfAbsent(id, unused -> new HashMap<>()).put(number, kept);
    }

    private Blob inFile(Blob blob) throws IOException {
        return blob.inMemory() ? small.append(blob) : blob.retain();
    }

    @Override
    public CompletionStage<Optional<KeptPicture>> find(JobId id, int number) {
        synchronized (this) {
            KeptPicture picture = pictures.getOrDefault(id, Map.of()).get(number);
            // Retained under the lock: a drop meanwhile would delete the bytes that the caller was promised.
            return CompletableFuture.completedFuture(Optional.ofNullable(picture)
                    .map(kept -> new KeptPicture(kept.bytes().retain(), kept.contentType())));
        }
    }

    @Override
    public void drop(JobId id) {
        Map<Integer, KeptPicture> dropped;
        synchronized (this) {
            dropped = pictures.remove(id);
        }
        if (dropped != null) {
            dropped.values().forEach(this::release);
        }
    }

    /** How many are kept. */
    public synchronized int size() {
        return pictures.values().stream().mapToInt(Map::size).sum();
    }

    /** How many bytes they have together. */
    public long bytes() {
        return bytes.get();
    }

    /** Gives all of them up and keeps no more. */
    @Override
    public void close() {
        Map<JobId, Map<Integer, KeptPicture>> last;
        synchronized (this) {
            closed = true;
            last = new HashMap<>(pictures);
            pictures.clear();
        }
        small.close();
        last.values().forEach(made -> made.values().forEach(this::release));
    }

    private void release(KeptPicture picture) {
        if (picture != null) {
            bytes.addAndGet(-picture.bytes().length());
            picture.bytes().release();
        }
    }
}

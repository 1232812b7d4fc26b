package io.github.camelflux.store;

import io.github.camelflux.job.PictureSink;
import io.github.camelflux.job.life.JobId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The pictures of one process: each is kept as the blob that it is, by a reference of its own, until it is dropped. The job store
 * bounds their number, since it drops a picture with its row. Safe for use by several threads; every stage is complete when
 * returned.
 */
public final class KeptPictures implements PictureSink, AutoCloseable {

    private final Map<JobId, KeptPicture> pictures = new HashMap<>();
    private boolean closed;

    @Override
    public CompletionStage<Void> keep(JobId id, KeptPicture picture) {
        KeptPicture former;
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(new IllegalStateException("pictures are no longer kept"));
            }
            picture.bytes().retain();
            former = pictures.put(id, picture);
        }
        release(former);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Optional<KeptPicture>> find(JobId id) {
        synchronized (this) {
            KeptPicture picture = pictures.get(id);
            // Retained under the lock: a drop meanwhile would delete the bytes that the caller was promised.
            return CompletableFuture.completedFuture(Optional.ofNullable(picture)
                    .map(kept -> new KeptPicture(kept.bytes().retain(), kept.contentType())));
        }
    }

    @Override
    public void drop(JobId id) {
        KeptPicture picture;
        synchronized (this) {
            picture = pictures.remove(id);
        }
        release(picture);
    }

    /** How many are kept. */
    public synchronized int size() {
        return pictures.size();
    }

    /** How many bytes they have together. */
    public synchronized long bytes() {
        return pictures.values().stream()
                .mapToLong(kept -> kept.bytes().length())
                .sum();
    }

    /** Gives all of them up and keeps no more. */
    @Override
    public void close() {
        Map<JobId, KeptPicture> last;
        synchronized (this) {
            closed = true;
            last = new HashMap<>(pictures);
            pictures.clear();
        }
        last.values().forEach(KeptPictures::release);
    }

    private static void release(KeptPicture picture) {
        if (picture != null) {
            picture.bytes().release();
        }
    }
}

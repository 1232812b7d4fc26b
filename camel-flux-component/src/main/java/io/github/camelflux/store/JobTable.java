package io.github.camelflux.store;

import io.github.camelflux.job.JobStoreException;
import io.github.camelflux.job.PictureSink;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.RowState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The rows of a {@link MemoryJobStore}, oldest first, and who holds which key. Not safe for use by several threads. */
final class JobTable {

    private final MemoryJobStore.Bounds bounds;
    private final PictureSink pictures;
    private final LongSupplier keptBytes;
    private final MemoryBooks books;
    private final Map<JobId, JobRow> rows = new LinkedHashMap<>();
    private final Map<IdempotencyKey, JobId> held = new HashMap<>();
    private final Map<String, JobId> callbacks = new HashMap<>();
    private final Map<JobId, String> digests = new HashMap<>();

    JobTable(MemoryJobStore.Bounds bounds, PictureSink pictures, LongSupplier keptBytes, MemoryBooks books) {
        this.bounds = bounds;
        this.pictures = pictures;
        this.keptBytes = keptBytes;
        this.books = books;
    }

    Optional<JobRow> get(JobId id) {
        return Optional.ofNullable(rows.get(id));
    }

    Optional<JobRow> holder(IdempotencyKey key) {
        return Optional.ofNullable(held.get(key)).map(rows::get);
    }

    /** The row whose callback comes with a token of that digest. */
    Optional<JobRow> calledBack(String digest) {
        return Optional.ofNullable(callbacks.get(digest)).map(rows::get);
    }

    /** Says which token the callback of a row comes with. */
    void expectCallback(JobId id, String digest) {
        callbacks.put(digest, id);
        digests.put(id, digest);
    }

    Stream<JobRow> rows() {
        return rows.values().stream();
    }

    /** Adds or replaces a row. */
    void put(JobRow row) {
        rows.put(row.id(), row);
        if (row.keyHeld()) {
            held.put(row.key(), row.id());
        } else {
            held.remove(row.key(), row.id());
        }
    }

    /** Deletes a row and its picture. */
    void remove(JobRow row) {
        rows.remove(row.id());
        held.remove(row.key(), row.id());
        callbacks.remove(digests.remove(row.id()));
        pictures.drop(row.id());
        books.forget(row.id());
    }

    /**
     * Makes room for one more row: delivered and forgotten ones go, the oldest first.
     *
     * @throws JobStoreException if none may go
     */
    void makeRoom() {
        while (rows.size() >= bounds.jobs() || keptBytes.getAsLong() > bounds.bytes()) {
            remove(victim());
        }
    }

    private JobRow victim() {
        return rows().filter(row -> row.delivered() || row.state() == RowState.FORGOTTEN)
                .findFirst()
                .orElseThrow(() -> new JobStoreException("the memory store is full: it holds " + rows.size()
                        + " jobs that are running or undelivered and " + keptBytes.getAsLong()
                        + " bytes of pictures"));
    }
}

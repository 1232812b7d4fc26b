package io.github.camelflux.store.jdbc;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.BlobWriter;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.JobStoreException;
import io.github.camelflux.job.PictureSink;
import io.github.camelflux.job.life.JobId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures in the database, a mebibyte in a row, so that any node can hand them on. They go with their job's row. One row at a time
 * is on the heap. Safe for use by several threads; stages complete on the store's threads.
 */
final class JdbcPictures implements PictureSink {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcPictures.class);
    private static final int CHUNK_BYTES = 1 << 20;

    /** Of the numbers of an attempt's chunks: the second picture begins here, and so on. */
    private static final int CHUNKS_OF_ONE = 1_000_000;

    private final Connections connections;
    private final Spool spool;

    /** @param spool takes what is read from the database */
    JdbcPictures(Connections connections, Spool spool) {
        this.connections = connections;
        this.spool = spool;
    }

    @Override
    public CompletionStage<Void> keep(JobId id, int number, KeptPicture picture) {
        Blob bytes = picture.bytes().retain();
        return connections
                .run("keep picture", session -> write(session, id, number, picture))
                .whenComplete((done, failure) -> bytes.release());
    }

    @Override
    public CompletionStage<Optional<KeptPicture>> find(JobId id, int number) {
        return connections.run("find picture", session -> read(session, id, number * CHUNKS_OF_ONE));
    }

    @Override
    public void drop(JobId id) {
        connections
                .run("drop picture", session -> {
                    session.update("DELETE FROM flux_result_chunk WHERE job_id = ?", id.value());
                    return null;
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.warn("The picture of job {} was not dropped: {}", id, failure.getMessage());
                    }
                });
    }

    /** All rows or none, so that what can be found is whole. */
    private static Void write(Session session, JobId id, int number, KeptPicture picture) throws SQLException {
        try (InputStream in = picture.bytes().open()) {
            session.together(() -> {
                insertAll(session, id, number * CHUNKS_OF_ONE, picture, in);
                return null;
            });
        } catch (SQLException e) {
            // An attempt makes its pictures once: whoever was first kept the same.
            if (!Session.isConflict(e)) {
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    private static void insertAll(Session session, JobId id, int first, KeptPicture picture, InputStream in)
            throws SQLException {
        try {
            int chunk = first;
            for (byte[] bytes = in.readNBytes(CHUNK_BYTES); bytes.length > 0; bytes = in.readNBytes(CHUNK_BYTES)) {
                session.update(
                        "INSERT INTO flux_result_chunk (job_id, chunk, content_type, total_bytes, bytes)"
                                + " VALUES (?, ?, ?, ?, ?)",
                        id.value(),
                        chunk++,
                        picture.contentType(),
                        picture.bytes().length(),
                        bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One row after the other: a driver may read all rows of a query before it gives the first one. */
    private Optional<KeptPicture> read(Session session, JobId id, int start) throws SQLException {
        try (BlobWriter writer = spool.writer()) {
            Optional<Chunk> first = chunk(session, id, start);
            long written = 0;
            Optional<Chunk> next = first;
            for (int number = start + 1; next.isPresent(); number++) {
                writer.write(next.get().bytes());
                written += next.get().bytes().length;
                next = written < first.get().total() ? chunk(session, id, number) : Optional.empty();
            }
            if (first.isEmpty() || written != first.get().total()) {
                return Optional.empty();
            }
            return Optional.of(new KeptPicture(writer.finish(), first.get().contentType()));
        } catch (IOException e) {
            throw new JobStoreException("the picture of job " + id + " cannot be spooled: " + e.getMessage(), e);
        }
    }

    private static Optional<Chunk> chunk(Session session, JobId id, int number) throws SQLException {
        List<Chunk> chunks = session.query(
                "SELECT content_type, total_bytes, bytes FROM flux_result_chunk WHERE job_id = ? AND chunk = ?",
                row -> new Chunk(row.getString(1), row.getLong(2), row.getBytes(3)),
                id.value(),
                number);
        return chunks.stream().findFirst();
    }

    /** One row. */
    private record Chunk(String contentType, long total, byte[] bytes) {}
}

package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

    private static final int THRESHOLD = 100;

    @TempDir
    Path directory;

    @Test
    void a_blob_up_to_the_threshold_makes_no_file() throws IOException {
        try (Spool spool = spool()) {
            spool.of(bytes(THRESHOLD));

            assertThat(spool.openFiles()).isZero();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void a_blob_beyond_the_threshold_is_in_a_file_before_it_is_finished() throws IOException {
        try (Spool spool = spool();
                BlobWriter writer = spool.writer()) {
            writer.write(bytes(THRESHOLD));
            assertThat(files()).isEmpty();

            writer.write(1);

            assertThat(files()).hasSize(1);
            assertThat(spool.openFiles()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, THRESHOLD, THRESHOLD + 1, 50_000, FileBuffers.SIZE, 3 * FileBuffers.SIZE + 1})
    void a_blob_gives_back_what_was_written_with_its_length_and_digest(int size) throws Exception {
        byte[] written = bytes(size);
        try (Spool spool = spool()) {
            Blob blob = spool.copy(new ByteArrayInputStream(written));

            assertThat(read(blob)).isEqualTo(written);
            assertThat(blob.length()).isEqualTo(size);
            assertThat(blob.sha256()).isEqualTo(sha256(written));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000})
    void a_blob_can_be_read_by_several_readers_at_once_and_again(int size) throws IOException {
        byte[] written = bytes(size);
        try (Spool spool = spool()) {
            Blob blob = spool.of(written);
            try (InputStream first = blob.open();
                    InputStream second = blob.open()) {
                assertThat(first.read()).isEqualTo(second.read());
                assertThat(first.readAllBytes()).hasSize(size - 1);
                assertThat(second.readAllBytes()).hasSize(size - 1);
            }
            assertThat(read(blob)).isEqualTo(written);
        }
    }

    @Test
    void single_bytes_and_pieces_make_the_same_blob_as_one_write() throws IOException {
        byte[] written = bytes(3 * THRESHOLD);
        try (Spool spool = spool();
                BlobWriter writer = spool.writer()) {
            for (int i = 0; i < THRESHOLD + 20; i++) {
                writer.write(written[i]);
            }
            writer.write(written, THRESHOLD + 20, 2 * THRESHOLD - 20);
            Blob blob = writer.finish();

            assertThat(read(blob)).isEqualTo(written);
            assertThat(blob.length()).isEqualTo(written.length);
            assertThat(blob.sha256()).isEqualTo(spool.of(written).sha256());
        }
    }

    @Test
    void of_does_not_see_what_happens_to_the_array_later() throws IOException {
        byte[] bytes = {1, 2, 3};
        try (Spool spool = spool()) {
            Blob blob = spool.of(bytes);
            bytes[0] = 9;

            assertThat(read(blob)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void the_last_release_deletes_the_file_and_not_one_before() throws IOException {
        try (Spool spool = spool()) {
            Blob blob = spool.of(bytes(1_000));
            blob.retain();

            blob.release();
            assertThat(read(blob)).hasSize(1_000);

            blob.release();
            assertThat(files()).isEmpty();
            assertThat(spool.openFiles()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000})
    void a_released_blob_can_neither_be_opened_nor_kept(int size) throws IOException {
        try (Spool spool = spool()) {
            Blob blob = spool.of(bytes(size));
            blob.release();

            assertThatIllegalStateException().isThrownBy(blob::retain);
            assertThatIOException().isThrownBy(blob::open).withMessageContaining("released");
        }
    }

    @Test
    void more_releases_than_owners_are_ignored() throws IOException {
        try (Spool spool = spool()) {
            Blob blob = spool.of(bytes(1_000));
            blob.release();
            blob.release();

            assertThatIllegalStateException().isThrownBy(blob::retain);
            assertThat(spool.openFiles()).isZero();
        }
    }

    @Test
    void the_bytes_are_given_up_once() {
        AtomicInteger disposed = new AtomicInteger();
        Blob blob = new CountedBlob(0) {
            @Override
            InputStream openBytes() {
                return InputStream.nullInputStream();
            }

            @Override
            void dispose() {
                disposed.incrementAndGet();
            }

            @Override
            public String sha256() {
                return "";
            }
        };
        blob.retain().release();
        assertThat(disposed).hasValue(0);
        blob.release();
        blob.release();

        assertThat(disposed).hasValue(1);
    }

    @Test
    void a_writer_closed_without_finish_leaves_nothing() throws IOException {
        try (Spool spool = spool()) {
            BlobWriter writer = spool.writer();
            writer.write(bytes(1_000));
            writer.close();
            writer.close();

            assertThat(files()).isEmpty();
            assertThat(spool.openFiles()).isZero();
            assertThatIOException().isThrownBy(() -> writer.write(bytes(1_000)));
            assertThatIllegalStateException().isThrownBy(writer::finish);
            assertThat(files()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000})
    void a_finished_writer_takes_no_more_and_its_close_keeps_the_blob(int size) throws IOException {
        try (Spool spool = spool()) {
            BlobWriter writer = spool.writer();
            writer.write(bytes(size));
            Blob blob = writer.finish();
            writer.close();

            assertThatIOException().isThrownBy(() -> writer.write(1));
            assertThatIllegalStateException().isThrownBy(writer::finish);
            assertThat(read(blob)).hasSize(size);
        }
    }

    @Test
    void a_stream_that_breaks_off_leaves_nothing() throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytes(1_000)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        });
        try (Spool spool = spool()) {
            assertThatIOException().isThrownBy(() -> spool.copy(broken)).withMessage("reset");

            assertThat(spool.openFiles()).isZero();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void somebody_elses_file_is_read_and_never_deleted() throws Exception {
        Path file = Files.write(directory.resolve("cat.png"), bytes(1_000));
        try (Spool spool = spool()) {
            Blob blob = spool.ofFile(file);
            assertThat(read(blob)).isEqualTo(bytes(1_000));
            assertThat(blob.length()).isEqualTo(1_000);
            assertThat(blob.sha256()).isEqualTo(sha256(bytes(1_000)));
            assertThat(spool.openFiles()).isZero();

            blob.release();
            assertThatIOException().isThrownBy(blob::open);
        }
        assertThat(file).exists();
    }

    @Test
    void the_digest_of_somebody_elses_file_is_the_one_that_it_has_now() throws Exception {
        Path file = Files.write(directory.resolve("cat.png"), bytes(10));
        try (Spool spool = spool()) {
            Blob blob = spool.ofFile(file);
            blob.sha256();
            Files.write(file, bytes(20));

            assertThat(blob.sha256()).isEqualTo(sha256(bytes(20)));
        }
    }

    @Test
    void a_missing_file_is_refused_at_once() {
        try (Spool spool = spool()) {
            assertThatIOException().isThrownBy(() -> spool.ofFile(directory.resolve("none.png")));
        }
    }

    @Test
    void closing_deletes_what_is_left_and_no_file_comes_after() throws IOException {
        Spool spool = spool();
        spool.of(bytes(1_000));
        BlobWriter half = spool.writer();
        half.write(bytes(1_000));
        Path other = Files.write(spoolDirectory().resolve("other"), new byte[1]);

        spool.close();

        assertThat(files()).containsExactly(other);
        assertThat(spool.openFiles()).isZero();
        assertThatIOException().isThrownBy(() -> spool.of(bytes(1_000))).withMessageContaining("closed");
        assertThat(files()).containsExactly(other);
        assertThatCode(half::close).doesNotThrowAnyException();
    }

    @Test
    void the_directory_is_made_by_the_first_file_and_made_again_when_it_went_away() throws IOException {
        try (Spool spool = spool()) {
            spool.of(bytes(THRESHOLD));
            assertThat(spoolDirectory()).doesNotExist();

            spool.of(bytes(1_000)).release();
            Files.delete(spoolDirectory());
            spool.of(bytes(1_000));

            assertThat(files()).hasSize(1);
        }
    }

    @Test
    void only_the_owner_may_read_files_and_directory() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        try (Spool spool = spool()) {
            spool.of(bytes(1_000));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spoolDirectory())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_negative_threshold_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spool(directory, -1))
                .withMessageContaining("-1");
    }

    @Test
    void a_blob_tells_a_log_its_size_only() throws IOException {
        try (Spool spool = spool()) {
            assertThat(spool.of(bytes(1_000))).hasToString("1000 bytes");
        }
    }

    @Test
    void many_threads_write_share_and_release_without_a_leak() throws Exception {
        try (Spool spool = spool()) {
            inParallel(16, () -> {
                for (int i = 0; i < 50; i++) {
                    int size = i % 2 == 0 ? 1_000 : 10;
                    Blob blob = spool.of(bytes(size));
                    blob.retain();
                    assertThat(read(blob)).isEqualTo(bytes(size));
                    blob.release();
                    blob.release();
                }
                return null;
            });

            assertThat(spool.openFiles()).isZero();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void owners_on_many_threads_are_all_counted() throws Exception {
        try (Spool spool = spool()) {
            Blob blob = spool.of(bytes(1_000));
            inParallel(16, () -> {
                for (int i = 0; i < 1_000; i++) {
                    blob.retain();
                    blob.release();
                }
                blob.retain();
                return null;
            });

            for (int i = 0; i < 16; i++) {
                assertThat(spool.openFiles()).isEqualTo(1);
                blob.release();
            }
            assertThat(spool.openFiles()).isEqualTo(1);
            blob.release();
            assertThat(spool.openFiles()).isZero();
        }
    }

    @Test
    void a_spool_closed_while_others_write_leaves_no_file() throws Exception {
        for (int round = 0; round < 20; round++) {
            Spool spool = spool();
            List<Callable<Void>> writers = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                writers.add(() -> {
                    for (int j = 0; j < 20; j++) {
                        try {
                            spool.of(bytes(1_000));
                        } catch (IOException e) {
                            return null;
                        }
                    }
                    return null;
                });
            }
            writers.add(() -> {
                spool.close();
                return null;
            });
            inParallel(writers);

            assertThat(spool.openFiles()).isZero();
            assertThat(files()).isEmpty();
        }
    }

    private Spool spool() {
        return new Spool(spoolDirectory(), THRESHOLD);
    }

    private Path spoolDirectory() {
        return directory.resolve("spool");
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(spoolDirectory())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(spoolDirectory())) {
            return files.toList();
        }
    }

    private static void inParallel(int threads, Callable<Void> task) throws Exception {
        inParallel(Stream.generate(() -> task).limit(threads).toList());
    }

    private static void inParallel(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        CountDownLatch start = new CountDownLatch(tasks.size());
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (Callable<Void> task : tasks) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return task.call();
                }));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] read(Blob blob) throws IOException {
        try (InputStream in = blob.open()) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobSegmentsTest {

    private static final int SIZE = 10;

    @TempDir
    Path directory;

    private Spool files;
    private BlobSegments segments;

    @BeforeEach
    void open() {
        files = new Spool(directory);
        segments = new BlobSegments(files, SIZE);
    }

    @Test
    void small_blobs_share_a_file_and_each_reads_its_own_bytes() throws IOException {
        Blob first = append("one");
        Blob second = append("three");

        assertThat(files.openFiles()).isEqualTo(1);
        assertThat(read(first)).isEqualTo("one");
        assertThat(read(second)).isEqualTo("three");
        assertThat(second.length()).isEqualTo(5);
        assertThat(second.inMemory()).isFalse();
        assertThat(second.sha256()).isEqualTo(Sha256.of("three"));
    }

    @Test
    void a_full_file_is_followed_by_another_and_goes_with_the_last_of_its_blobs() throws IOException {
        Blob first = append("12345");
        Blob second = append("67890");
        Blob third = append("abc");
        assertThat(files.openFiles()).isEqualTo(2);

        first.release();
        assertThat(read(second)).isEqualTo("67890");
        second.release();

        assertThat(files.openFiles()).isEqualTo(1);
        assertThat(read(third)).isEqualTo("abc");
    }

    @Test
    void what_is_larger_than_a_file_should_be_has_one_for_itself() throws IOException {
        append("x");
        Blob large = append("much more than ten bytes");
        append("y");

        assertThat(files.openFiles()).isEqualTo(3);
        assertThat(read(large)).isEqualTo("much more than ten bytes");
    }

    @Test
    void no_byte_is_written_over_while_somebody_reads() throws IOException {
        Blob first = append("first");
        try (InputStream reading = first.open()) {
            first.release();
            Blob second = append("other");

            assertThat(reading.readAllBytes()).isEqualTo("first".getBytes(StandardCharsets.UTF_8));
            assertThat(read(second)).isEqualTo("other");
            assertThat(files.openFiles()).isEqualTo(1);
        }
        assertThatThrownBy(first::open).isInstanceOf(IOException.class).hasMessageContaining("released");
    }

    @Test
    void when_it_is_closed_its_blobs_stay_until_they_are_released() throws IOException {
        Blob blob = append("one");
        segments.close();

        assertThat(read(blob)).isEqualTo("one");
        blob.release();

        assertThat(files.openFiles()).isZero();
    }

    @Test
    void a_thread_that_is_interrupted_while_it_appends_spoils_nothing() throws IOException {
        Blob before = append("one");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> append("two")).isInstanceOf(IOException.class);
        assertThat(Thread.interrupted()).isTrue();

        Blob after = append("three");

        assertThat(read(before)).isEqualTo("one");
        assertThat(read(after)).isEqualTo("three");
        before.release();
        after.release();
        assertThat(files.openFiles()).isZero();
    }

    @Test
    void a_closed_spool_takes_nothing_and_keeps_no_file() {
        files.close();

        assertThatThrownBy(() -> append("one")).isInstanceOf(IOException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void many_threads_get_back_what_they_gave() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            String name = "t" + thread;
            all.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 200; i++) {
                    appendReadAndRelease(name + "-" + i);
                }
            }));
        }

        all.forEach(CompletableFuture::join);

        assertThat(files.openFiles()).isZero();
    }

    private void appendReadAndRelease(String text) {
        try {
            Blob blob = append(text);
            if (ThreadLocalRandom.current().nextBoolean()) {
                Thread.yield();
            }
            assertThat(read(blob)).isEqualTo(text);
            blob.release();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private Blob append(String text) throws IOException {
        return segments.append(Blob.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(Blob blob) throws IOException {
        try (InputStream in = blob.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.github.camelflux.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.PictureSink.KeptPicture;
import io.github.camelflux.job.life.JobId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPicturesTest {

    private static final JobId ID = new JobId("j1");

    @TempDir
    Path directory;

    private Spool heap;
    private Spool files;
    private KeptPictures kept;

    @BeforeEach
    void open() {
        heap = new Spool(directory, 1_000);
        files = new Spool(directory, 0);
        kept = new KeptPictures(files);
    }

    @Test
    void what_is_kept_is_in_a_file_even_if_it_came_on_the_heap() throws IOException {
        Blob small = heap.of(new byte[] {1, 2, 3});
        kept.keep(ID, new KeptPicture(small, "image/png"));
        small.release();

        KeptPicture found = find().orElseThrow();

        assertThat(files.openFiles()).isEqualTo(1);
        assertThat(found.bytes().inMemory()).isFalse();
        assertThat(found.bytes().open().readAllBytes()).containsExactly(1, 2, 3);
        assertThat(found.contentType()).isEqualTo("image/png");
    }

    @Test
    void a_file_is_not_copied() throws IOException {
        Blob large = files.of(new byte[2_000]);
        kept.keep(ID, new KeptPicture(large, null));

        assertThat(files.openFiles()).isEqualTo(1);
        large.release();
        assertThat(find()).isPresent();
    }

    @Test
    void a_dropped_picture_is_there_for_who_has_it_and_for_nobody_else() throws IOException {
        kept.keep(ID, new KeptPicture(heap.of(new byte[] {1}), null));
        KeptPicture found = find().orElseThrow();

        kept.drop(ID);

        assertThat(find()).isEmpty();
        assertThat(found.bytes().open().readAllBytes()).hasSize(1);
        found.bytes().release();
        assertThat(files.openFiles()).isZero();
    }

    @Test
    void bytes_are_counted_and_a_second_picture_replaces_the_first() throws IOException {
        kept.keep(ID, new KeptPicture(heap.of(new byte[10]), null));
        kept.keep(ID, new KeptPicture(heap.of(new byte[7]), null));
        assertThat(kept.bytes()).isEqualTo(7);
        assertThat(files.openFiles()).isEqualTo(1);

        kept.drop(ID);

        assertThat(kept.bytes()).isZero();
        assertThat(kept.size()).isZero();
    }

    @Test
    void after_close_nothing_is_kept() throws IOException {
        kept.keep(ID, new KeptPicture(heap.of(new byte[10]), null));
        kept.close();
        kept.keep(ID, new KeptPicture(heap.of(new byte[10]), null));

        assertThat(find()).isEmpty();
        assertThat(files.openFiles()).isZero();
        assertThat(kept.bytes()).isZero();
    }

    private Optional<KeptPicture> find() {
        return kept.find(ID).toCompletableFuture().join();
    }
}

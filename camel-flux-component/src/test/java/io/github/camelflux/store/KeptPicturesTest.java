package io.github.camelflux.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.PictureSink.KeptPicture;
import io.github.camelflux.job.life.JobId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPicturesTest {

    private static final JobId JOB = new JobId("job-1");

    @TempDir
    Path directory;

    private final KeptPictures pictures = new KeptPictures();
    private Spool spool;

    @BeforeEach
    void open() {
        spool = new Spool(directory, 0);
    }

    @AfterEach
    void close() {
        spool.close();
    }

    @Test
    void keeps_a_picture_after_its_maker_let_it_go() throws IOException {
        Blob made = keep(JOB, "fox");
        made.release();

        KeptPicture found = pictures.find(JOB).toCompletableFuture().join().orElseThrow();

        assertThat(found.bytes().open()).hasContent("fox");
        assertThat(found.contentType()).isEqualTo("image/png");
        found.bytes().release();
        assertThat(spool.openFiles()).isOne();
    }

    @Test
    void a_dropped_picture_stays_readable_for_whoever_found_it() throws IOException {
        keep(JOB, "fox").release();
        KeptPicture found = pictures.find(JOB).toCompletableFuture().join().orElseThrow();

        pictures.drop(JOB);

        assertThat(pictures.find(JOB).toCompletableFuture().join()).isEmpty();
        assertThat(found.bytes().open()).hasContent("fox");
        found.bytes().release();
        assertThat(spool.openFiles()).isZero();
    }

    @Test
    void a_second_picture_of_a_job_takes_the_place_of_the_first() throws IOException {
        keep(JOB, "fox").release();
        keep(JOB, "badger").release();

        assertThat(pictures.size()).isOne();
        assertThat(pictures.bytes()).isEqualTo(6);
        assertThat(spool.openFiles()).isOne();
    }

    @Test
    void closing_leaves_no_file_and_keeps_nothing_more() throws IOException {
        keep(JOB, "fox").release();
        pictures.close();

        assertThat(spool.openFiles()).isZero();
        assertThat(pictures.size()).isZero();
        assertThatThrownBy(() -> keep(JOB, "late")).isInstanceOf(CompletionException.class);
    }

    private Blob keep(JobId id, String text) throws IOException {
        Blob bytes = spool.of(text.getBytes());
        pictures.keep(id, new KeptPicture(bytes, "image/png")).toCompletableFuture().join();
        return bytes;
    }
}

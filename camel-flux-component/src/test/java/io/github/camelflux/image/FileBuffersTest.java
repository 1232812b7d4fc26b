package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBuffersTest {

    private final FileBuffers buffers = new FileBuffers();

    @TempDir
    Path directory;

    @Test
    void a_buffer_that_came_back_is_used_again_and_empty() {
        ByteBuffer first = buffers.take();
        first.put(new byte[100]);
        buffers.give(first);

        ByteBuffer second = buffers.take();

        assertThat(second).isSameAs(first);
        assertThat(second.remaining()).isEqualTo(FileBuffers.SIZE);
    }

    @Test
    void nobody_shares_a_buffer() {
        assertThat(distinct(take(100))).hasSize(100);
    }

    @Test
    void what_many_used_at_once_is_not_all_kept() {
        List<ByteBuffer> taken = take(100);
        taken.forEach(buffers::give);

        List<ByteBuffer> again = take(100);

        assertThat(distinct(again).stream().filter(distinct(taken)::contains)).hasSize(32);
    }

    @Test
    void a_buffer_begins_with_a_page() {
        assertThat(buffers.take().alignmentOffset(0, 4096)).isZero();
    }

    @Test
    void a_writer_that_is_closed_twice_or_after_its_end_gives_its_buffer_back_once() throws IOException {
        try (Spool spool = new Spool(directory, 0)) {
            BlobWriter finished = spool.writer();
            finished.write(new byte[10]);
            finished.finish();
            finished.close();
            BlobWriter discarded = spool.writer();
            discarded.write(new byte[10]);
            discarded.close();
            discarded.close();

            assertThat(spool.buffers().take()).isNotSameAs(spool.buffers().take());
        }
    }

    private List<ByteBuffer> take(int count) {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(buffers.take());
        }
        return taken;
    }

    private static Set<ByteBuffer> distinct(List<ByteBuffer> taken) {
        Set<ByteBuffer> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        distinct.addAll(taken);
        return distinct;
    }
}

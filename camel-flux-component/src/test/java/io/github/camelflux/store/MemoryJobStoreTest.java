package io.github.camelflux.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.JobStoreException;
import io.github.camelflux.job.PictureSink;
import io.github.camelflux.job.SettableTime;
import io.github.camelflux.job.life.JobId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryJobStoreTest extends BooksSuite {

    private final SettableTime time = new SettableTime();

    @Override
    protected JobStore open() {
        return new MemoryJobStore(
                time, new MemoryJobStore.Bounds(100, Long.MAX_VALUE), new NoPictures(), () -> 0, ZONE);
    }

    @Override
    protected void advance(Duration by) {
        time.advance(by);
    }

    @Test
    void too_many_bytes_are_as_full_as_too_many_rows() {
        AtomicLong bytes = new AtomicLong();
        MemoryJobStore store =
                new MemoryJobStore(time, new MemoryJobStore.Bounds(100, 1_000), new NoPictures(), bytes::get, ZONE);
        bytes.set(1_001);

        CompletionStage<JobStore.Reservation> refused = store.reserve(intent(new JobId("j9"), "k", null));

        assertThat(refused.toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(JobStoreException.class)
                .withMessageContaining("1001 bytes");
    }

    private static final class NoPictures implements PictureSink {

        @Override
        public CompletionStage<Void> keep(JobId id, int number, KeptPicture picture) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Optional<KeptPicture>> find(JobId id, int number) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public void drop(JobId id) {}
    }
}

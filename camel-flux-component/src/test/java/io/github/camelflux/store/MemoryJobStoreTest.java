package io.github.camelflux.store;

import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.PictureSink;
import io.github.camelflux.job.SettableTime;
import io.github.camelflux.job.life.JobId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

class MemoryJobStoreTest extends JobStoreSuite {

    @Override
    JobStore open(SettableTime time) {
        return new MemoryJobStore(time, 100, new NoPictures());
    }

    private static final class NoPictures implements PictureSink {

        @Override
        public CompletionStage<Void> keep(JobId id, KeptPicture picture) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Optional<KeptPicture>> find(JobId id) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public void drop(JobId id) {}
    }
}

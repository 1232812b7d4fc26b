package io.github.camelflux.job;

import io.github.camelflux.job.life.JobId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Kept pictures that both nodes of a {@link World} reach. */
final class ModelPictures implements PictureSink {

    private final Map<String, KeptPicture> kept = new HashMap<>();

    @Override
    public CompletionStage<Void> keep(JobId id, int number, KeptPicture picture) {
        picture.bytes().retain();
        KeptPicture old = kept.put(id + "#" + number, picture);
        if (old != null) {
            old.bytes().release();
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Optional<KeptPicture>> find(JobId id, int number) {
        KeptPicture picture = kept.get(id + "#" + number);
        if (picture != null) {
            picture.bytes().retain();
        }
        return CompletableFuture.completedFuture(Optional.ofNullable(picture));
    }

    @Override
    public void drop(JobId id) {
        KeptPicture picture = kept.remove(id + "#0");
        if (picture != null) {
            picture.bytes().release();
        }
    }
}

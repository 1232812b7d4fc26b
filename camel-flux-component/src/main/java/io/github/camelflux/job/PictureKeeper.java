package io.github.camelflux.job;

import io.github.camelflux.job.PictureSink.KeptPicture;
import io.github.camelflux.job.life.JobId;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has pictures kept for whoever comes later. An exchange does not wait for a store that is down: it goes on, and the picture is kept
 * when the store is back, since the provider's link will not live as long. Safe for use by several threads.
 */
final class PictureKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(PictureKeeper.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);

    /** Some hours: who is still down then has other troubles, and the bytes lie on this node's disk meanwhile. */
    private static final int MOST_TRIES = 500;

    private final PictureSink pictures;
    private final Timer timer;

    PictureKeeper(PictureSink pictures, Timer timer) {
        this.pictures = pictures;
        this.timer = timer;
    }

    /**
     * @param picture a reference of its own is held while it is not kept
     * @param done told once, when the picture is kept or the first try failed, whether it is kept
     */
    void keep(JobId id, int number, KeptPicture picture, Consumer<Boolean> done) {
        picture.bytes().retain();
        attempt(id, number, picture, 1, FIRST_RETRY, done);
    }

    private void attempt(JobId id, int number, KeptPicture picture, int tries, Duration retry, Consumer<Boolean> done) {
        pictures.keep(id, number, picture).whenComplete((kept, failure) -> {
            if (failure == null || tries == MOST_TRIES) {
                picture.bytes().release();
            } else {
                Duration doubled = retry.multipliedBy(2);
                Duration next = doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
                timer.after(retry, () -> attempt(id, number, picture, tries + 1, next, later -> {}));
            }
            if (failure != null && (tries == 1 || tries == MOST_TRIES)) {
                LOG.warn(
                        "Job {}: its picture could not be kept for replay{}: {}",
                        id,
                        tries == 1 ? "; it is tried again" : ", and is not",
                        failure.getMessage());
            }
            done.accept(failure == null);
        });
    }
}

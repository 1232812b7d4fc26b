package io.github.camelflux.component;

import io.github.camelflux.Charged;
import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxOverloadedException;
import io.github.camelflux.FluxStoppedException;
import io.github.camelflux.job.Permits;
import java.time.Duration;

/**
 * Back-pressure: a new exchange needs a place for each of its jobs, among the jobs in flight or in line. Without one it fails, or blocks its thread if
 * the operator wants that. A worker never blocks: it would keep others from giving their places back.
 */
final class Admission {

    private final EngineThreads threads;
    private final boolean blocks;
    private final Duration patience;

    Admission(EngineThreads threads, boolean blocks, Duration patience) {
        this.threads = threads;
        this.blocks = blocks;
        this.patience = patience;
    }

    /**
     * Takes a place for each job of an exchange, or none at all: nothing is half bought because the rest found no place. Each is
     * given back by {@link Permits#exit()}.
     *
     * @throws FluxOverloadedException if there are not so many
     * @throws io.github.camelflux.FluxRequestException if there never are so many
     */
    void enter(Permits permits, int jobs) {
        if (jobs > permits.places()) {
            throw BadRequest.because("count: " + jobs + " jobs need a place each, and maxInFlight and maxQueued allow "
                    + permits.places() + " in all");
        }
        try {
            boolean entered =
                    blocks && !threads.isWorker() ? permits.enter(jobs, patience.toMillis()) : permits.enter(jobs);
            if (!entered) {
                throw new FluxOverloadedException(
                        "More than maxQueued jobs wait here for one of " + permits.limit()
                                + " permits; nothing was bought",
                        FailureContext.NONE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FluxStoppedException(
                    "Interrupted while waiting for a place; nothing was bought", FailureContext.NONE, Charged.NO);
        }
    }
}

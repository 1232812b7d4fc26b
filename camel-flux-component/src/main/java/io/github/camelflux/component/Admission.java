package io.github.camelflux.component;

import io.github.camelflux.Charged;
import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxOverloadedException;
import io.github.camelflux.FluxStoppedException;
import io.github.camelflux.job.Permits;
import io.github.camelflux.job.ProviderLine;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Back-pressure: a new exchange needs a place, among the jobs in flight or in line. Without one it fails, or blocks its thread if
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
     * Takes a place at one of the keys, the least loaded if it has one. It is given back by {@link Permits#exit()}.
     *
     * @return where the place was taken
     * @throws FluxOverloadedException if there is none
     */
    Permits enter(List<ProviderLine> lines) {
        List<Permits> keys = lines.stream()
                .map(ProviderLine::permits)
                .sorted(Comparator.comparingDouble(Permits::load))
                .toList();
        Optional<Permits> free = keys.stream().filter(Permits::enter).findFirst();
        try {
            if (free.isEmpty() && blocks && !threads.isWorker() && keys.get(0).enter(patience.toMillis())) {
                return keys.get(0);
            }
            return free.orElseThrow(() -> new FluxOverloadedException(
                    "More than maxQueued exchanges wait here for one of "
                            + keys.stream().mapToInt(Permits::limit).sum() + " permits; nothing was bought",
                    FailureContext.NONE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FluxStoppedException(
                    "Interrupted while waiting for a place; nothing was bought", FailureContext.NONE, Charged.NO);
        }
    }
}

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
     * Takes a place for each job of an exchange, or none at all: nothing is half bought because the rest found no place. All are
     * taken at one of the keys, the least loaded if it has as many. Each is given back by {@link Permits#exit()}.
     *
     * @return where the places were taken
     * @throws FluxOverloadedException if there are not so many
     * @throws io.github.camelflux.FluxRequestException if there never are so many
     */
    Permits enter(List<ProviderLine> lines, int jobs) {
        List<Permits> keys = lines.stream()
                .map(ProviderLine::permits)
                .filter(permits -> jobs <= permits.places())
                .sorted(Comparator.comparingDouble(Permits::load))
                .toList();
        if (keys.isEmpty()) {
            throw BadRequest.because("count: " + jobs + " jobs need a place each, and maxInFlight and maxQueued allow "
                    + lines.stream()
                            .mapToInt(line -> line.permits().places())
                            .max()
                            .orElse(0)
                    + " in all");
        }
        Optional<Permits> free =
                keys.stream().filter(permits -> permits.enter(jobs)).findFirst();
        try {
            if (free.isEmpty() && blocks && !threads.isWorker() && keys.get(0).enter(jobs, patience.toMillis())) {
                return keys.get(0);
            }
            return free.orElseThrow(() -> new FluxOverloadedException(
                    "More than maxQueued jobs wait here for one of "
                            + keys.stream().mapToInt(Permits::limit).sum() + " permits; nothing was bought",
                    FailureContext.NONE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FluxStoppedException(
                    "Interrupted while waiting for a place; nothing was bought", FailureContext.NONE, Charged.NO);
        }
    }
}

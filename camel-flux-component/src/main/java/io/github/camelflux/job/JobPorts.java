package io.github.camelflux.job;

import io.github.camelflux.job.life.JobId;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The world outside of a {@link JobAggregator}.
 *
 * @param store remembers jobs
 * @param pictures keeps pictures
 * @param lines finds providers
 * @param timer calls back later
 * @param clock for expiry dates and {@code Retry-After}
 * @param nanos a monotonic clock in nanoseconds
 * @param workers routes continue here
 * @param ids of new attempts
 * @param random between 0 and 1, for jitter
 */
public record JobPorts(
        JobStore store,
        PictureSink pictures,
        ProviderLines lines,
        Timer timer,
        Clock clock,
        LongSupplier nanos,
        Executor workers,
        Supplier<JobId> ids,
        DoubleSupplier random) {

    public JobPorts {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(pictures, "pictures");
        Objects.requireNonNull(lines, "lines");
        Objects.requireNonNull(timer, "timer");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(nanos, "nanos");
        Objects.requireNonNull(workers, "workers");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(random, "random");
    }
}

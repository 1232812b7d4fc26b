package io.github.camelflux.simulator.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * What a user of the simulator decides about jobs.
 *
 * @param limits how many may run at once under one key
 * @param runTimes how long they run
 * @param taskLifetime how long after its end a job can still be asked for; empty for as long as the simulator runs,
 *     since BFL does not say
 * @param chargeModerated whether a job that ends in moderation is charged; BFL does not say
 */
public record EngineSettings(
        ActiveLimits limits, RunTimes runTimes, Optional<Duration> taskLifetime, boolean chargeModerated) {}

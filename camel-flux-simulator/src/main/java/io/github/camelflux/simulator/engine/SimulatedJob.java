package io.github.camelflux.simulator.engine;

import java.time.Instant;

/**
 * A job as it was when somebody looked.
 *
 * @param id the provider's id
 * @param provider who runs it, such as {@code bfl}
 * @param model the model's name at the provider
 * @param key the API key that submitted it
 * @param prompt the prompt as sent
 * @param seed the seed used; read it as unsigned
 * @param state where it was
 * @param submittedAt instant of acceptance
 * @param endsAt instant at which it ends, or ended
 */
public record SimulatedJob(
        String id,
        String provider,
        String model,
        String key,
        String prompt,
        long seed,
        JobState state,
        Instant submittedAt,
        Instant endsAt) {

    static SimulatedJob of(Job job, Instant now) {
        return new SimulatedJob(
                job.id(),
                job.request().terms().provider(),
                job.request().model(),
                job.request().key(),
                job.request().prompt(),
                job.seed(),
                job.stateAt(now),
                job.submittedAt(),
                job.endsAt());
    }
}

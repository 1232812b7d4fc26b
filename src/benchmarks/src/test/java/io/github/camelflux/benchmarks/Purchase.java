package io.github.camelflux.benchmarks;

import java.time.Instant;

/**
 * A picture that a loop bought.
 *
 * @param id the provider's id of the job
 * @param noticed when the loop learned that the job had ended
 * @param delivered when it had the picture
 * @param polls how often it asked
 */
record Purchase(String id, Instant noticed, Instant delivered, int polls) {}

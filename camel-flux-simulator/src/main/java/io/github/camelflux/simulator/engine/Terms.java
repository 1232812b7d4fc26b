package io.github.camelflux.simulator.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * By which rules of its provider a job is taken and run. Begin with {@link #of}, which has none, and add what the
 * provider has.
 *
 * @param provider the provider's name, such as {@code fal}
 * @param mostActive with so many active jobs a key is refused further ones, unless the simulator was told another number
 * @param places so many jobs of a key run at one time, further ones wait; empty for all
 * @param startWithin a job that has not begun after this time never does
 * @param endWithin a job that has not ended after this time is broken off
 * @param seedBits the size of a seed that nobody fixed
 */
public record Terms(
        String provider,
        int mostActive,
        OptionalInt places,
        Optional<Duration> startWithin,
        Optional<Duration> endWithin,
        int seedBits) {

    private static final int USUAL_SEED_BITS = 32;

    /** No rule at all. */
    public static Terms of(String provider) {
        return new Terms(
                provider, Integer.MAX_VALUE, OptionalInt.empty(), Optional.empty(), Optional.empty(), USUAL_SEED_BITS);
    }

    /** The same, but refusing jobs of a key that has so many. */
    public Terms refusingFrom(int active) {
        return new Terms(provider, active, places, startWithin, endWithin, seedBits);
    }

    /** The same, but with so many jobs of a key at one time. */
    public Terms running(int atOneTime) {
        return new Terms(provider, mostActive, OptionalInt.of(atOneTime), startWithin, endWithin, seedBits);
    }

    /** The same, but for a job that must begin, and end, in time. */
    public Terms within(Optional<Duration> start, Optional<Duration> end) {
        return new Terms(provider, mostActive, places, start, end, seedBits);
    }

    /** The same, but with seeds of all 64 bits, unsigned. */
    public Terms withLongSeeds() {
        return new Terms(provider, mostActive, places, startWithin, endWithin, Long.SIZE);
    }
}

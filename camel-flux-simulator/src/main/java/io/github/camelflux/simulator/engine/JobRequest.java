package io.github.camelflux.simulator.engine;

import io.github.camelflux.simulator.draw.PictureRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a provider's face asks of the engine, in words that all providers share.
 *
 * @param terms the rules of the provider
 * @param key the API key that submits and pays
 * @param model the model's name at the provider
 * @param prompt the prompt as sent
 * @param fate how it is going to end
 * @param seed the seed that the caller fixed, if any
 * @param usd the price in US dollars
 * @param usualRunTime what this model usually takes; the engine draws from around it
 * @param plan how the job looks while it runs
 * @param linkLifetime how long the picture can be fetched after the end
 * @param picture what to draw; given the seed, since the engine may have to choose it
 */
public record JobRequest(
        Terms terms,
        String key,
        String model,
        String prompt,
        Fate fate,
        OptionalLong seed,
        BigDecimal usd,
        Duration usualRunTime,
        RunPlan plan,
        Duration linkLifetime,
        PictureOf picture) {

    /** Makes the order for the drawing desk once the seed is known. */
    @FunctionalInterface
    public interface PictureOf {
        PictureRequest withSeed(long seed);
    }
}

package io.github.camelflux.simulator.engine;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One charge: what a provider would have taken for one accepted job.
 *
 * @param provider who charges, such as {@code bfl}
 * @param key the API key that is charged
 * @param prompt the prompt as sent
 * @param model the model's name at the provider
 * @param jobId the provider's id of the job
 * @param usd the price in US dollars; zero where the provider takes nothing, say for a job that failed
 * @param at the instant of acceptance, by the simulator's clock
 * @param moderated whether the job was to end in moderation
 */
public record BillLine(
        String provider,
        String key,
        String prompt,
        String model,
        String jobId,
        BigDecimal usd,
        Instant at,
        boolean moderated) {

    BillLine waived() {
        return new BillLine(provider, key, prompt, model, jobId, BigDecimal.ZERO, at, moderated);
    }

    /** The price in credits; one credit is 0.01 US dollars (BFL, pricing page). */
    public BigDecimal credits() {
        return usd.movePointRight(2);
    }
}

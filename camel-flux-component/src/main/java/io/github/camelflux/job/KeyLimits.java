package io.github.camelflux.job;

import java.util.Objects;

/**
 * What one API key may do now, at whatever host it is used: the provider counts by key.
 *
 * @param permits how many jobs may be in flight
 * @param credit its rest when the account has too little credit
 * @param barred the models that it was refused of late
 * @param rate how often it may ask
 */
public record KeyLimits(Permits permits, CreditPause credit, BarredModels barred, RequestRate rate) {

    public KeyLimits {
        Objects.requireNonNull(permits, "permits");
        Objects.requireNonNull(credit, "credit");
        Objects.requireNonNull(barred, "barred");
        Objects.requireNonNull(rate, "rate");
    }
}

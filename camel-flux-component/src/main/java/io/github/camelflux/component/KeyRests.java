package io.github.camelflux.component;

import io.github.camelflux.job.BarredModels;
import io.github.camelflux.job.CreditPause;
import io.github.camelflux.job.RequestRate;
import io.github.camelflux.provider.RateLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How API keys rest after they were refused.
 *
 * @param length how long; nothing for never
 * @param nanos a monotonic clock in nanoseconds
 * @param clock says when a rest will be over, for people
 */
record KeyRests(Duration length, LongSupplier nanos, Clock clock) {

    CreditPause credit() {
        return new CreditPause(length, nanos, clock);
    }

    RequestRate rate(List<RateLimit> limits) {
        return new RequestRate(limits, nanos, clock);
    }

    BarredModels models() {
        return new BarredModels(length, nanos);
    }
}

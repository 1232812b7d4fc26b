package io.github.camelflux.component;

import io.github.camelflux.job.Ending;
import io.github.camelflux.job.JobAggregator;
import java.time.Duration;

/** The option {@code cancelOnTimeout}: a job that nobody waits for any more is cancelled, where its provider can. */
final class LateCancel {

    private final boolean wanted;
    private final Duration limit;

    LateCancel(FluxConfiguration options) {
        wanted = options.isCancelOnTimeout();
        limit = options.getRequestTimeout();
    }

    /** @param aggregator that was waited with */
    void after(Ending ending, JobAggregator aggregator) {
        if (wanted && ending instanceof Ending.TimedOut late && late.row() != null) {
            aggregator.cancelUnlessAwaited(late.row(), limit);
        }
    }
}

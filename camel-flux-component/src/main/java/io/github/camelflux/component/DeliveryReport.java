package io.github.camelflux.component;

import io.github.camelflux.job.JobAggregator;
import io.github.camelflux.job.life.JobId;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * Tells the aggregator what became of an outcome: delivered means that the unit of work of the exchange that got it completed
 * without failure, and that it was not left where it was put.
 */
final class DeliveryReport implements Synchronization {

    private final JobAggregator aggregator;
    private final JobId id;
    private final BooleanSupplier taken;

    DeliveryReport(JobAggregator aggregator, JobId id) {
        this(aggregator, id, () -> true);
    }

    /** @param taken whether the exchange looked at the outcome, asked when its unit of work completed */
    DeliveryReport(JobAggregator aggregator, JobId id, BooleanSupplier taken) {
        this.aggregator = aggregator;
        this.id = id;
        this.taken = taken;
    }

    @Override
    public void onComplete(Exchange exchange) {
        if (taken.getAsBoolean()) {
            aggregator.delivered(id);
        } else {
            aggregator.undelivered(id);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        aggregator.undelivered(id);
    }
}

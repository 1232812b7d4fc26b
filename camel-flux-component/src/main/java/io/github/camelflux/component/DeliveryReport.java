package io.github.camelflux.component;

import io.github.camelflux.job.JobAggregator;
import io.github.camelflux.job.life.JobId;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * Tells the aggregator what became of an outcome: delivered means that the unit of work of the exchange that got it completed
 * without failure.
 */
final class DeliveryReport implements Synchronization {

    private final JobAggregator aggregator;
    private final JobId id;

    DeliveryReport(JobAggregator aggregator, JobId id) {
        this.aggregator = aggregator;
        this.id = id;
    }

    @Override
    public void onComplete(Exchange exchange) {
        aggregator.delivered(id);
    }

    @Override
    public void onFailure(Exchange exchange) {
        aggregator.undelivered(id);
    }
}

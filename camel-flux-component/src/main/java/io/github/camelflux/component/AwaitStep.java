package io.github.camelflux.component;

import io.github.camelflux.job.Waiter;
import io.github.camelflux.job.life.JobRow;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** {@code flux:await}: attaches the exchange to a job that is known, and goes on with its outcome. */
final class AwaitStep implements ExchangeStep {

    private final FluxEndpoint endpoint;
    private final Handover handover;

    AwaitStep(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
        this.handover = new Handover(endpoint);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        FluxEngine engine = endpoint.component().engine();
        return StoreAnswer.then(
                new JobLookup(endpoint).find(exchange.getMessage()),
                engine.threads().workers(),
                exchange,
                callback,
                found -> {
                    JobRow row = JobLookup.known(found);
                    engine.aggregator().await(row, waiter(exchange, engine, limit(engine, row), callback));
                    return false;
                });
    }

    private Waiter waiter(Exchange exchange, FluxEngine engine, Duration limit, AsyncCallback callback) {
        return endpoint.getConfiguration().isPeek()
                ? new Waiter(Waiter.Until.SEEN, limit, true, ending -> handover.show(exchange, ending, callback))
                : new Waiter(
                        Waiter.Until.SETTLED,
                        limit,
                        true,
                        ending -> handover.finish(exchange, ending, engine.aggregator(), callback));
    }

    private Duration limit(FluxEngine engine, JobRow row) {
        FluxConfiguration options = endpoint.getConfiguration();
        return Stream.of(options.getWaitTimeout(), options.getJobTimeout())
                .filter(time -> time != null)
                .findFirst()
                .orElseGet(() -> engine.catalog()
                        .find(row.terms().model(), row.terms().provider())
                        .deadline());
    }
}

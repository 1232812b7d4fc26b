package io.github.camelflux.component;

import io.github.camelflux.job.Ending;
import io.github.camelflux.job.JobAggregator;
import java.time.Clock;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Gives the ending of a wait to an exchange: headers, and the picture as the body or the failure as an exception. Safe for use by
 * several threads.
 */
final class Handover {

    private final ResultWriter writer;
    private final Failures failures;
    private final LateCancel lateCancel;

    Handover(FluxEndpoint endpoint) {
        FluxConfiguration options = endpoint.getConfiguration();
        this.writer = new ResultWriter(endpoint.getCamelContext(), options.getFileName());
        this.lateCancel = new LateCancel(options);
        this.failures = new Failures(options.getProvider(), Clock.systemUTC());
    }

    /**
     * To an exchange that waited. What becomes of its unit of work is reported, since that decides whether a consumer of results
     * gets the outcome as well.
     *
     * @param aggregator that the exchange waited with; the component may have stopped meanwhile
     */
    void finish(Exchange exchange, Ending ending, JobAggregator aggregator, AsyncCallback callback) {
        if (isOutcome(ending)) {
            ending.job().ifPresent(row -> exchange.getExchangeExtension()
                    .addOnCompletion(new DeliveryReport(aggregator, row.id())));
        }
        lateCancel.after(ending, aggregator);
        show(exchange, ending, callback);
    }

    /** To an exchange that only looks at it: nobody who is to get the outcome misses it for that. */
    void show(Exchange exchange, Ending ending, AsyncCallback callback) {
        try {
            writer.write(exchange, ending);
            failures.of(ending).ifPresent(exchange::setException);
        } catch (RuntimeException e) {
            exchange.setException(e);
        } finally {
            callback.done(false);
        }
    }

    /** To a fresh exchange of a consumer: a failure goes where {@code ${exception}} finds it, and the exchange has not failed. */
    void present(Exchange exchange, Ending ending) {
        ending.job().ifPresent(row -> row.terms().headers().forEach(exchange.getMessage()::setHeader));
        writer.write(exchange, ending);
        failures.of(ending).ifPresent(failure -> exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, failure));
    }

    /** Whether the job is settled, so that the store keeps its outcome until an exchange got it. */
    static boolean isOutcome(Ending ending) {
        return ending instanceof Ending.Delivered
                || ending instanceof Ending.Unsuccessful
                || ending instanceof Ending.NotDownloaded
                || ending instanceof Ending.OutsideRegion outside
                        && outside.row().outcome() != null;
    }
}

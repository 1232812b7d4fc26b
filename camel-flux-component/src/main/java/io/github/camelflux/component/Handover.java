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
    private final FlaggedPictures flagged;
    private final LateCancel lateCancel;

    Handover(FluxEndpoint endpoint) {
        this(endpoint, endpoint.getConfiguration().getProvider(), ResultWriter.of(endpoint));
    }

    /**
     * @param provider who is asked, for endings without a job
     * @param writer of the endpoint
     */
    Handover(FluxEndpoint endpoint, String provider, ResultWriter writer) {
        FluxConfiguration options = endpoint.getConfiguration();
        this.writer = writer;
        this.failures = new Failures(provider, Clock.systemUTC());
        this.flagged = new FlaggedPictures(options.isAllowFlagged());
        this.lateCancel = new LateCancel(options);
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
    void show(Exchange exchange, Ending met, AsyncCallback callback) {
        try {
            Ending ending = flagged.judged(met);
            writer.write(exchange, ending);
            failures.of(ending).ifPresent(exchange::setException);
        } catch (RuntimeException e) {
            exchange.setException(e);
        } finally {
            callback.done(false);
        }
    }

    /** To a fresh exchange of a consumer: a failure goes where {@code ${exception}} finds it, and the exchange has not failed. */
    void present(Exchange exchange, Ending met) {
        Ending ending = flagged.judged(met);
        ending.job().ifPresent(row -> row.terms().headers().forEach(exchange.getMessage()::setHeader));
        writer.write(exchange, ending);
        failures.of(ending).ifPresent(failure -> exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, failure));
    }

    /** Whether the job is settled, so that the store keeps its outcome until an exchange got it. */
    static boolean isOutcome(Ending ending) {
        return ending instanceof Ending.Delivered
                || ending instanceof Ending.Withheld
                || ending instanceof Ending.Unsuccessful
                || ending instanceof Ending.NotDownloaded
                || ending instanceof Ending.OutsideRegion outside
                        && outside.row().outcome() != null;
    }
}

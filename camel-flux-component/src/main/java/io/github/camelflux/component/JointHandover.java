package io.github.camelflux.component;

import io.github.camelflux.FluxException;
import io.github.camelflux.job.Ending;
import io.github.camelflux.job.JobAggregator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Gives the endings of several waits to the one exchange that waited: the pictures as a list of messages, or what came of them with
 * the failure. Safe for use by several threads.
 */
final class JointHandover {

    private final ResultWriter writer;
    private final Failures failures;
    private final String provider;
    private final LateCancel lateCancel;
    private final FlaggedPictures flagged;

    /** @param provider who is asked */
    JointHandover(FluxEndpoint endpoint, String provider) {
        FluxConfiguration options = endpoint.getConfiguration();
        this.writer = ResultWriter.of(endpoint);
        this.failures = new Failures(provider, Clock.systemUTC());
        this.provider = provider;
        this.flagged = new FlaggedPictures(options.isAllowFlagged());
        this.lateCancel = new LateCancel(options);
    }

    /**
     * Goes on with the exchange. What becomes of its unit of work is reported for each job: pictures that came with a failure, and
     * that nobody took out of it, were not delivered even if the route handled the failure.
     *
     * @param endings by the order of the pictures
     * @param aggregator that the exchange waited with; the component may have stopped meanwhile
     */
    void finish(Exchange exchange, List<Ending> endings, JobAggregator aggregator, AsyncCallback callback) {
        endings.forEach(ending -> lateCancel.after(ending, aggregator));
        try {
            hand(exchange, endings.stream().map(flagged::judged).toList(), aggregator);
        } catch (RuntimeException e) {
            exchange.setException(e);
        } finally {
            callback.done(false);
        }
    }

    /** Why a message is refused of which one key is held by a job for another request. */
    FluxException refusal(Ending.Conflict conflict) {
        return failures.of(conflict).orElseThrow();
    }

    private void hand(Exchange exchange, List<Ending> endings, JobAggregator aggregator) {
        List<Message> parts = parts(exchange, endings);
        PictureMessages pictures = pictures(endings, parts);
        SortedMap<Integer, FluxException> failed = failed(endings);
        boolean whole = failed.isEmpty();
        report(exchange, endings, aggregator, whole ? () -> true : pictures::isRead);
        Message message = exchange.getMessage();
        JointHeaders.write(message, endings, parts);
        if (!whole) {
            exchange.setException(new JointFailure(provider, endings, pictures, failed).exception());
            return;
        }
        ResultWriter.stepSucceeded(message);
        if (!pictures.isEmpty()) {
            message.setBody(pictures);
            JointHeaders.removeThoseOfTheBody(message);
        }
    }

    /** What the exchange's message would be if it had waited for that job only, for each of them. */
    private List<Message> parts(Exchange exchange, List<Ending> endings) {
        List<Message> parts = new ArrayList<>();
        for (Ending ending : endings) {
            Exchange part = exchange.copy();
            writer.write(part, ending);
            parts.add(part.getMessage());
        }
        return parts;
    }

    private static PictureMessages pictures(List<Ending> endings, List<Message> parts) {
        List<Message> pictures = new ArrayList<>();
        for (int i = 0; i < endings.size(); i++) {
            if (endings.get(i) instanceof Ending.Delivered) {
                Message part = parts.get(i);
                if (part.getBody() instanceof PictureMessages several) {
                    pictures.addAll(several.messages());
                } else {
                    pictures.add(part);
                }
            }
        }
        JointHeaders.tellNamesApart(pictures);
        return new PictureMessages(pictures);
    }

    private SortedMap<Integer, FluxException> failed(List<Ending> endings) {
        SortedMap<Integer, FluxException> failed = new TreeMap<>();
        for (int i = 0; i < endings.size(); i++) {
            int number = i + 1;
            failures.of(endings.get(i)).ifPresent(failure -> failed.put(number, failure));
        }
        return failed;
    }

    private static void report(
            Exchange exchange, List<Ending> endings, JobAggregator aggregator, BooleanSupplier picturesTaken) {
        endings.stream().filter(Handover::isOutcome).forEach(ending -> exchange.getExchangeExtension()
                .addOnCompletion(new DeliveryReport(
                        aggregator,
                        ending.job().orElseThrow().id(),
                        ending instanceof Ending.Delivered ? picturesTaken : () -> true)));
    }
}

package io.github.camelflux.component;

import io.github.camelflux.job.Ending;
import io.github.camelflux.job.Waiter;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.CancelAnswer;
import io.github.camelflux.provider.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * {@code flux:cancel}: calls off a job that this node has not sent yet, and asks the provider to cancel one that it has, where that can
 * be done; then the job's state says whether it came in time. Any other job goes on: it is followed, and its result is kept. Headers
 * say which of these it is; the body stays as it is.
 */
final class CancelStep implements ExchangeStep {

    private final FluxEndpoint endpoint;

    CancelStep(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        FluxEngine engine = endpoint.component().engine();
        JobLookup lookup = new JobLookup(endpoint.component());
        Message message = exchange.getMessage();
        Waiter waiter = waiter(message, callback);
        if (lookup.cancel(message, waiter)) {
            return false;
        }
        return StoreAnswer.then(lookup.find(message), engine.threads().workers(), exchange, callback, found -> {
            JobRow row = JobLookup.known(found);
            if (row.state() == RowState.INTENT && engine.aggregator().cancel(row.key(), waiter)) {
                return false;
            }
            if (row.state() == RowState.ACCEPTED) {
                cancelAccepted(message, row, callback);
                return false;
            }
            write(message, row);
            return true;
        });
    }

    private void cancelAccepted(Message message, JobRow row, AsyncCallback callback) {
        FluxEngine engine = endpoint.component().engine();
        Duration limit = endpoint.getConfiguration().getRequestTimeout();
        engine.aggregator()
                .cancelAccepted(row, limit)
                .thenAcceptAsync(
                        answer -> {
                            if (answer instanceof CancelAnswer.Requested) {
                                engine.aggregator().await(row, new Waiter(Waiter.Until.SEEN, limit, true, ending -> {
                                    writeCancelled(message, ending, row);
                                    callback.done(false);
                                }));
                            } else {
                                JobHeaders.write(message, row, null);
                                say(message, reason(answer));
                                callback.done(false);
                            }
                        },
                        engine.threads().workers());
    }

    private static void writeCancelled(Message message, Ending ending, JobRow row) {
        JobRow now = ending.job().orElse(row);
        if (now.outcome() == null) {
            JobHeaders.write(message, now, null);
            say(message, now.terms().provider() + " was asked to cancel it, and has not said yet what became of it");
        } else {
            write(message, now);
        }
    }

    private static String reason(CancelAnswer answer) {
        return answer instanceof CancelAnswer.Refused refused
                ? refused.why()
                : "the wish to cancel it was not answered: " + ((CancelAnswer.NotAnswered) answer).why();
    }

    /** Told once it is clear whether the job was sent: a submission that is on its way is not cut off. */
    private Waiter waiter(Message message, AsyncCallback callback) {
        Duration limit = endpoint.getConfiguration().getRequestTimeout();
        return new Waiter(Waiter.Until.ACCEPTED, limit, false, ending -> {
            write(message, ending);
            callback.done(false);
        });
    }

    private static void write(Message message, Ending ending) {
        if (ending instanceof Ending.NotAccepted refused) {
            JobHeaders.clear(message);
            boolean cancelled = refused.refusal().reason() == Refusal.Reason.CANCELLED;
            message.setHeader(FluxConstants.JOB_OUTCOME, cancelled ? "cancelled" : "refused");
            say(
                    message,
                    cancelled
                            ? null
                            : "it ended by itself and nothing was bought: "
                                    + refused.refusal().message());
        } else {
            Optional<JobRow> job = ending.job();
            job.ifPresent(row -> write(message, row));
            if (job.isEmpty()) {
                JobHeaders.clear(message);
                say(message, "it had not been sent when the wait for it ended");
            }
        }
    }

    private static void write(Message message, JobRow row) {
        JobHeaders.write(message, row, null);
        say(message, row.outcome() instanceof Outcome.Cancelled ? null : reason(row));
    }

    private static String reason(JobRow row) {
        return switch (row.state()) {
            case INTENT -> "it is being sent";
            case ACCEPTED -> "it was accepted in this moment, and goes on";
            case UNKNOWN ->
                "nobody can say whether it was bought: look at the provider's account, then free its key with"
                        + " flux:forget";
            case SETTLED -> "it has ended: " + row.outcome().word();
            case FORGOTTEN -> "its key was freed by flux:forget, and if the provider has it, it goes on there";
        };
    }

    /** @param reason null if the job was cancelled */
    private static void say(Message message, String reason) {
        message.setHeader(FluxConstants.JOB_CANCELLED, reason == null);
        if (reason != null) {
            message.setHeader(FluxConstants.JOB_CANCEL_REASON, reason);
        }
    }
}

package io.github.camelflux.job.life;

import io.github.camelflux.image.Operation;
import io.github.camelflux.job.budget.Booking;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a job before it is sent and kept with it: enough for another node to follow it and to deliver its result.
 *
 * @param operation what was asked for
 * @param model as it was asked for
 * @param provider who is asked
 * @param account the alias of the API key that submits; a job always uses the key that submitted it
 * @param group the results group that the outcome goes to when no exchange waits for it
 * @param awaited whether an exchange waits for the result; without one, the result goes to its group at once
 * @param headers the kept headers of the message
 * @param retention how long the outcome is kept after it settled
 * @param booking how it is booked in the ledger
 */
public record JobTerms(
        Operation operation,
        String model,
        String provider,
        String account,
        String group,
        boolean awaited,
        Map<String, String> headers,
        Duration retention,
        Booking booking) {

    public JobTerms {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(booking, "booking");
        headers = Map.copyOf(headers);
    }

    /** The same under another API key of the endpoint's. */
    public JobTerms under(String alias) {
        return alias.equals(account)
                ? this
                : new JobTerms(operation, model, provider, alias, group, awaited, headers, retention, booking);
    }
}

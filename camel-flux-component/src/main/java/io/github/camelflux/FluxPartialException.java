package io.github.camelflux;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message asked for several pictures ({@code count}), and not all of them came. It carries those that came, which are paid for, and
 * why the others did not. The same message sent again gets the former without another purchase and buys only what is missing, where
 * the failure lets it.
 *
 * <p>{@link #getJobId} is null: there are several jobs. {@link #getCharged} is {@code YES} if any was charged, and
 * {@link #isRetryable} is true if any of the failures is. When no picture came and all failed alike, that failure is thrown itself.
 */
public class FluxPartialException extends FluxException {

    private static final long serialVersionUID = 1L;

    private final transient List<?> pictures;
    private final LinkedHashMap<Integer, FluxException> failures;

    /**
     * @param message what happened
     * @param context the provider that was asked
     * @param charged whether the provider charged for any of the jobs
     * @param pictures those that came, perhaps none
     * @param failures why the others did not, by the number of the picture from 1 and in this order; at least one
     */
    public FluxPartialException(
            String message,
            FailureContext context,
            Charged charged,
            List<?> pictures,
            Map<Integer, FluxException> failures) {
        super(message, context, charged, failures.values().stream().anyMatch(FluxException::isRetryable));
        this.pictures = pictures;
        this.failures = new LinkedHashMap<>(failures);
    }

    /**
     * The pictures that came, in order: each an {@code org.apache.camel.Message} with the picture as its body and the headers of its
     * job, ready for a splitter ({@code ${exception.pictures}}). Empty where the exchange did not wait for pictures, and after this
     * was serialized. Whoever handles the failure takes them here; pictures that nobody took go where results go that no exchange
     * waits for.
     */
    public List<?> getPictures() {
        return pictures == null ? List.of() : pictures;
    }

    /** Why the others did not come, by the number of the picture from 1. None of them is a cause of this, or suppressed in it. */
    public Map<Integer, FluxException> getFailures() {
        return Collections.unmodifiableMap(failures);
    }
}

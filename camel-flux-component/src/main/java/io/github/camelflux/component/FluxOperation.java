package io.github.camelflux.component;

import io.github.camelflux.image.Operation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a {@code flux:} endpoint does: the path of its URI. The constants are spelled as they are in URIs. */
public enum FluxOperation {
    /** Makes a picture from a prompt. */
    generate,
    /** Makes a picture from pictures and a prompt. */
    edit,
    /** Waits for a job that was submitted before. */
    await,
    /** Says in headers where a job stands. */
    status,
    /** Lists jobs. */
    jobs,
    /** Frees the key of a job whose outcome nobody knows. */
    forget,
    /** Says what generate or another operation would cost, and buys nothing. */
    estimate,
    /** Lists models. */
    models,
    /** Consumes results that no exchange waits for. */
    results;

    /** The picture operation that is bought, if this one buys. */
    public Optional<Operation> buys() {
        return Operation.named(name());
    }

    /**
     * The operation of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    static FluxOperation named(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("operation: '" + name + "' is none of "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}

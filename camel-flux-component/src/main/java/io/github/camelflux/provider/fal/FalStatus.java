package io.github.camelflux.provider.fal;

import java.util.Arrays;
import java.util.Optional;

/**
 * The states of a request (fal's clients and pages; a schema by others has {@code FAILED} and {@code CANCELED} as well, which fal
 * does not send). Any other word means still running.
 */
enum FalStatus {
    IN_QUEUE,
    IN_PROGRESS,
    /** It runs no more, which is not success: the result says how it ended. */
    COMPLETED;

    static Optional<FalStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(word))
                .findFirst();
    }
}

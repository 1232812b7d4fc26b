package io.github.camelflux.provider.replicate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The states of a prediction (Replicate, Prediction lifecycle page). Any other word means still running. */
enum ReplicateStatus {
    STARTING,
    PROCESSING,
    SUCCEEDED,
    FAILED,
    CANCELED,
    /** The deadline passed before it started; not charged. Clients that are made from the OpenAPI document do not know it. */
    ABORTED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ReplicateStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}

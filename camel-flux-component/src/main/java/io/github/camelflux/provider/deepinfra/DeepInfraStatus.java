package io.github.camelflux.provider.deepinfra;

import java.util.Arrays;
import java.util.Optional;

/**
 * The states of {@code inference_status} (DeepInfra, Inference and Webhooks). {@code running} is not documented; any other word means
 * that as well.
 */
enum DeepInfraStatus {
    /** The answer to a submission with a callback. */
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED;

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<DeepInfraStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }
}

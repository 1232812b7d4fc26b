package io.github.camelflux.provider.fal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the platform ends a request without a result, by {@code error_type}, with the HTTP status that goes with it (fal, Request Error
 * Types page). What ends with 5xx is not charged.
 */
enum FalErrorType {
    /** It was not started within the start time-out. No runner has seen it. */
    REQUEST_TIMEOUT(504),
    STARTUP_TIMEOUT(504),
    RUNNER_SCHEDULING_FAILURE(503),
    RUNNER_CONNECTION_TIMEOUT(503),
    RUNNER_DISCONNECTED(503),
    RUNNER_CONNECTION_REFUSED(503),
    RUNNER_CONNECTION_ERROR(503),
    RUNNER_INCOMPLETE_RESPONSE(502),
    RUNNER_SERVER_ERROR(500),
    INTERNAL_ERROR(500),
    CLIENT_DISCONNECTED(499),
    /** Cancelled; whether what ran until then is charged is not said. */
    CLIENT_CANCELLED(499),
    BAD_REQUEST(400);

    private final int status;

    FalErrorType(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FalErrorType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}

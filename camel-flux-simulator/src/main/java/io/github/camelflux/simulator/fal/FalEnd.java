package io.github.camelflux.simulator.fal;

import io.github.camelflux.simulator.engine.Fate;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.http.Reply;

/** What stands behind {@code COMPLETED}, which only says that a request runs no more. */
enum FalEnd {
    /** Pictures, some of which may be black. */
    OUTPUT("", ""),
    /** The runner refused the body. */
    INVALID("", ""),
    /** The model refused the prompt, or what it had made of it. */
    POLICY("", ""),
    /** The model failed. */
    MODEL_ERROR("", ""),
    RUNNER_LOST("Runner disconnected", "runner_disconnected"),
    CANCELLED("Request was cancelled by the client", "client_cancelled"),
    NOT_STARTED("Request timed out before it was started", "request_timeout"),
    /** Nobody knows the request any more. */
    UNKNOWN("", "");

    private final String error;
    private final String errorType;

    FalEnd(String error, String errorType) {
        this.error = error;
        this.errorType = errorType;
    }

    static FalEnd of(Job job, FalTask task) {
        if (job.fate() == Fate.CANCELED) {
            return CANCELLED;
        }
        if (job.fate() == Fate.EXPIRED) {
            return NOT_STARTED;
        }
        if (task.refusal().isPresent()) {
            return INVALID;
        }
        return switch (job.fate()) {
            case REQUEST_MODERATED, CONTENT_MODERATED -> task.model().blacksOut() ? OUTPUT : POLICY;
            case ERROR -> MODEL_ERROR;
            case FAILED -> RUNNER_LOST;
            case VANISHED -> UNKNOWN;
            default -> OUTPUT;
        };
    }

    /** Whether it was the platform that ended it, which alone the status tells. */
    boolean ofPlatform() {
        return !errorType.isEmpty();
    }

    String error() {
        return error;
    }

    String errorType() {
        return errorType;
    }

    /** The answer of the platform in place of a result. */
    Reply platformReply() {
        Reply reply = FalErrors.platform(
                switch (this) {
                    case CANCELLED -> 499;
                    case NOT_STARTED -> 504;
                    default -> 503;
                },
                error,
                errorType);
        return this == NOT_STARTED ? reply.withHeader("X-Fal-Request-Timeout-Type", "user") : reply;
    }
}

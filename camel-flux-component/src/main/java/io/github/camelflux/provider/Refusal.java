package io.github.camelflux.provider;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * Why a job was certainly not accepted.
 *
 * @param reason the kind, which decides what happens next
 * @param message for a person; holds no secret
 * @param retryAfter the {@code Retry-After} header as it came (seconds or a date); null without one
 * @param details moderation reasons, or for what part of the job how much credit is needed; empty otherwise
 * @param required what the job costs in the provider's unit of credit; null unless it said so
 * @param available what the account holds in the same unit; null unless it said so
 */
public record Refusal(
        Reason reason,
        String message,
        String retryAfter,
        List<String> details,
        BigDecimal required,
        BigDecimal available) {

    /** The kinds of refusal. */
    public enum Reason {
        /** Nothing left this machine, or its body was never read. Tried again within {@code queueTimeout}. */
        NOT_SENT,
        /** 429. Tried again within {@code queueTimeout}. */
        RATE_LIMITED,
        /** 401 or 403. */
        UNAUTHORIZED,
        /** 402. */
        NO_CREDIT,
        /** Any other 4xx: the request is wrong. */
        INVALID,
        /** Refused by content rules in the answer to the submission. */
        MODERATED,
        /** Too many wait here, or no permit came free. */
        OVERLOADED,
        /** The job store is down or full. */
        STORE,
        /** It was waited for by its id, but its submission was withdrawn. */
        WITHDRAWN,
        /** It was cancelled here before it was sent. */
        CANCELLED,
        /** The component stops. */
        STOPPED
    }

    public Refusal {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        details = List.copyOf(details);
    }

    /** A refusal that says no more than its kind and a sentence. */
    public static Refusal of(Reason reason, String message) {
        return new Refusal(reason, message, null, List.of(), null, null);
    }

    /** Whether the API key was refused and not the request: under another key it may be taken. */
    public boolean isOfTheKey() {
        return reason == Reason.UNAUTHORIZED || reason == Reason.NO_CREDIT;
    }

    /** Whether the request itself was refused, as it would be each time. */
    public boolean isOfTheRequest() {
        return reason == Reason.INVALID || reason == Reason.MODERATED;
    }

    /** Whether the same submission is tried again while {@code queueTimeout} lasts. */
    public boolean mayPass() {
        return reason == Reason.NOT_SENT || reason == Reason.RATE_LIMITED;
    }
}

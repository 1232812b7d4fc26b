package io.github.camelflux.component;

import io.github.camelflux.BudgetFigures;
import io.github.camelflux.Charged;
import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxAuthenticationException;
import io.github.camelflux.FluxBudgetException;
import io.github.camelflux.FluxCancelledException;
import io.github.camelflux.FluxCreditException;
import io.github.camelflux.FluxDownloadException;
import io.github.camelflux.FluxException;
import io.github.camelflux.FluxJobFailedException;
import io.github.camelflux.FluxJobLostException;
import io.github.camelflux.FluxJobUnknownException;
import io.github.camelflux.FluxKeyConflictException;
import io.github.camelflux.FluxModerationException;
import io.github.camelflux.FluxOverloadedException;
import io.github.camelflux.FluxRateLimitException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxResidencyException;
import io.github.camelflux.FluxStoppedException;
import io.github.camelflux.FluxStoreException;
import io.github.camelflux.FluxTimeoutException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.FluxUnreachableException;
import io.github.camelflux.job.Ending;
import io.github.camelflux.job.RetryAfter;
import io.github.camelflux.job.budget.Shortfall;
import io.github.camelflux.job.budget.Usd;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns an ending that is no picture into the exception that a route sees: a new one at each call, so that exchanges that share a
 * job do not share an exception, and never one inside another. Safe for use by several threads.
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final String provider;
    private final Clock clock;

    /**
     * @param provider who is asked, for endings without a job
     * @param clock tells how far away a date in {@code Retry-After} is
     */
    Failures(String provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** The exception of an ending; empty for a picture and for an acceptance. */
    Optional<FluxException> of(Ending ending) {
        FailureContext job = context(ending);
        if (ending instanceof Ending.Unsuccessful settled) {
            return Optional.of(settled(settled.outcome(), job));
        }
        if (ending instanceof Ending.Withheld flagged) {
            return Optional.of(withheld(flagged, job));
        }
        if (ending instanceof Ending.NotAccepted refused) {
            return Optional.of(refused(refused.refusal(), job));
        }
        if (ending instanceof Ending.OverBudget over) {
            return Optional.of(overBudget(over.shortfall(), job));
        }
        if (ending instanceof Ending.NotDownloaded missing) {
            return Optional.of(new FluxDownloadException(
                    "The picture was made and paid for, but could not be fetched: " + missing.why()
                            + ". Sending the message again fetches it without another purchase, while the provider"
                            + " keeps it" + named(job),
                    job,
                    missing.outcome().link()));
        }
        if (ending instanceof Ending.OutsideRegion outside) {
            return Optional.of(outside(outside, job));
        }
        if (ending instanceof Ending.Unknown unknown) {
            return Optional.of(new FluxUnknownOutcomeException(
                    "The job was sent and nobody can say whether it was bought: " + unknown.why()
                            + ". Look at the provider's account, then free the key with flux:forget" + named(job),
                    job));
        }
        if (ending instanceof Ending.Conflict conflict) {
            return Optional.of(conflict(conflict, job));
        }
        if (ending instanceof Ending.TimedOut) {
            return Optional.of(new FluxTimeoutException(
                    "The wait is over before the job is. The job goes on: flux:await or the same message gets its"
                            + " picture without another purchase" + named(job),
                    job));
        }
        return ending instanceof Ending.Stopped stopped
                ? Optional.of(stopped(charged(stopped.row()), job))
                : Optional.empty();
    }

    private static FluxException outside(Ending.OutsideRegion ending, FailureContext job) {
        boolean made = ending.row().outcome() != null;
        return new FluxResidencyException(
                (made
                                ? "The picture was made and is not fetched, while its link lives: "
                                : "The provider took the job, and it is not followed: ")
                        + ending.why() + ". The job is kept: its key buys nothing before flux:forget" + named(job),
                job,
                charged(ending.row()));
    }

    private static FluxException settled(Outcome outcome, FailureContext job) {
        if (outcome instanceof Outcome.Moderated moderated) {
            return moderated(moderated.content(), moderated.reasons(), charged(moderated.costUsd()), job);
        }
        if (outcome instanceof Outcome.Failed failed) {
            return new FluxJobFailedException(
                    "The provider says that the job failed: " + failed.why()
                            + ". The same message may be sent again, as a new purchase" + named(job),
                    job,
                    charged(failed.costUsd()));
        }
        if (outcome instanceof Outcome.Lost lost) {
            return new FluxJobLostException(
                    "The provider took the job and lost it: " + lost.why()
                            + ". The same message may be sent again, as a new purchase" + named(job),
                    job);
        }
        if (outcome instanceof Outcome.Cancelled cancelled) {
            return new FluxCancelledException(
                    "The job was cancelled at the provider" + named(job),
                    job,
                    cancelled.notCharged() ? Charged.NO : charged(cancelled.costUsd()));
        }
        throw new IllegalArgumentException("A picture is no failure");
    }

    private FluxException refused(Refusal refusal, FailureContext job) {
        String why = refusal.message() + named(job);
        return switch (refusal.reason()) {
            case NOT_SENT ->
                new FluxUnreachableException(
                        "The provider could not be reached within queueTimeout; nothing was bought: " + why, job);
            case RATE_LIMITED ->
                new FluxRateLimitException(
                        "The provider still refused for too many requests when queueTimeout ended; nothing was bought: "
                                + why,
                        job,
                        RetryAfter.parse(refusal.retryAfter(), clock.instant()).orElse(null));
            case UNAUTHORIZED ->
                new FluxAuthenticationException(
                        "The provider refused the API key, or the key may not use this model; nothing was bought: "
                                + why,
                        job);
            case NO_CREDIT ->
                new FluxCreditException(
                        "The account has too little credit; nothing was bought: " + why + amounts(refusal),
                        job,
                        refusal.required(),
                        refusal.available(),
                        refusal.details());
            case INVALID ->
                new FluxRequestException("The provider refused the request; nothing was bought: " + why, job);
            case MODERATED -> moderated(false, refusal.details(), Charged.NO, job);
            case OVERLOADED ->
                new FluxOverloadedException(
                        "Too many jobs wait here (maxInFlight, maxQueued, queueTimeout); nothing was bought: " + why,
                        job);
            case STORE ->
                new FluxStoreException("The job store cannot take the job, so it was not bought: " + why, job);
            case WITHDRAWN ->
                new FluxJobUnknownException("The job that was waited for is not there any more: " + why, job);
            case CANCELLED ->
                new FluxCancelledException("The job was " + why + "; nothing was bought", job, Charged.NO);
            case STOPPED -> stopped(Charged.NO, job);
        };
    }

    private static FluxException overBudget(Shortfall shortfall, FailureContext job) {
        return new FluxBudgetException(
                "budget=" + shortfall.budget() + ": the message would cost " + Usd.shown(shortfall.askedUsd())
                        + " USD, and " + Usd.shown(shortfall.spentUsd()) + " of " + Usd.shown(shortfall.limitUsd())
                        + " USD are spent or reserved; nothing was bought. "
                        + (shortfall.passes()
                                ? "The budget begins anew at " + shortfall.resetsAt()
                                : "It would not fit into a period of its own either"),
                job,
                new BudgetFigures(
                        shortfall.budget(),
                        Usd.shown(shortfall.limitUsd()),
                        Usd.shown(shortfall.spentUsd()),
                        Usd.shown(shortfall.askedUsd()),
                        shortfall.passes() ? shortfall.resetsAt() : null));
    }

    private static FluxException moderated(boolean content, List<String> reasons, Charged charged, FailureContext job) {
        return new FluxModerationException(
                "The provider's content rules refused "
                        + (content ? "the picture" : "the prompt or an input picture")
                        + (reasons.isEmpty() ? "" : " (" + String.join(", ", reasons) + ")")
                        + ". The same request is refused again: change it"
                        + named(job),
                job,
                charged,
                content ? FluxModerationException.Stage.CONTENT : FluxModerationException.Stage.REQUEST,
                reasons);
    }

    /** The picture is there and paid for: whoever wants it all the same can have it. */
    private static FluxException withheld(Ending.Withheld ending, FailureContext job) {
        BigDecimal cost = ending.outcome().costUsd();
        return new FluxModerationException(
                "The provider made the picture and flagged it by its content rules. It is kept: the same message, or"
                        + " flux:await, gets it with allowFlagged=true without another purchase" + named(job),
                job,
                cost == null ? Charged.YES : charged(cost),
                FluxModerationException.Stage.CONTENT,
                List.of("flagged"));
    }

    private static FluxException stopped(Charged charged, FailureContext job) {
        return new FluxStoppedException(
                charged == Charged.NO
                        ? "The Camel context stops; nothing was bought"
                        : "The Camel context stops; the job is left to the job store" + named(job),
                job,
                charged);
    }

    private FluxException conflict(Ending.Conflict conflict, FailureContext job) {
        // Whoever sent this message may not be the one who sent the other: its job is for the operator's eyes only.
        LOG.warn(
                "An idempotency key came back with another request: it is held by job {}",
                conflict.holder() == null ? "(not submitted yet)" : conflict.holder());
        return new FluxKeyConflictException(
                "idempotencyKey: the key is held by a job for another request. Use another key for this request, or let the"
                        + " fingerprint be part of it (idempotencyKey=message or request)",
                job);
    }

    private FailureContext context(Ending ending) {
        return ending.job()
                .map(row -> new FailureContext(row.id().value(), row.terms().provider()))
                .orElseGet(() -> new FailureContext(null, provider));
    }

    private static String named(FailureContext job) {
        return job.jobId() == null ? "" : " (job " + job.jobId() + " at " + job.provider() + ")";
    }

    private static String amounts(Refusal refusal) {
        return refusal.required() == null || refusal.available() == null
                ? ""
                : " (" + refusal.required() + " credits needed, " + refusal.available() + " available)";
    }

    /** A job that the provider took is paid for at some time, unless it says otherwise; before that nothing is. */
    private static Charged charged(JobRow row) {
        if (row == null) {
            return Charged.NO;
        }
        return switch (row.state()) {
            case SETTLED -> charged(row.outcome().costUsd());
            case INTENT, ACCEPTED, UNKNOWN, FORGOTTEN -> Charged.UNKNOWN;
        };
    }

    private static Charged charged(BigDecimal costUsd) {
        if (costUsd == null) {
            return Charged.UNKNOWN;
        }
        return costUsd.signum() > 0 ? Charged.YES : Charged.NO;
    }
}

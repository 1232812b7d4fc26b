package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxAuthenticationException;
import io.github.camelflux.FluxCancelledException;
import io.github.camelflux.FluxCreditException;
import io.github.camelflux.FluxDownloadException;
import io.github.camelflux.FluxException;
import io.github.camelflux.FluxJobFailedException;
import io.github.camelflux.FluxJobLostException;
import io.github.camelflux.FluxJobUnknownException;
import io.github.camelflux.FluxKeyConflictException;
import io.github.camelflux.FluxModerationException;
import io.github.camelflux.FluxNotAcceptedException;
import io.github.camelflux.FluxOverloadedException;
import io.github.camelflux.FluxRateLimitException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxStoppedException;
import io.github.camelflux.FluxStoreException;
import io.github.camelflux.FluxTimeoutException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.FluxUnreachableException;
import io.github.camelflux.image.Operation;
import io.github.camelflux.job.Ending;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.Refusal;
import io.github.camelflux.provider.Refusal.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

    private static final BigDecimal COST = new BigDecimal("0.03");
    private static final Map<Reason, Class<? extends FluxException>> BY_REASON = new EnumMap<>(Map.ofEntries(
            entry(Reason.NOT_SENT, FluxUnreachableException.class),
            entry(Reason.RATE_LIMITED, FluxRateLimitException.class),
            entry(Reason.UNAUTHORIZED, FluxAuthenticationException.class),
            entry(Reason.NO_CREDIT, FluxCreditException.class),
            entry(Reason.INVALID, FluxRequestException.class),
            entry(Reason.MODERATED, FluxModerationException.class),
            entry(Reason.OVERLOADED, FluxOverloadedException.class),
            entry(Reason.STORE, FluxStoreException.class),
            entry(Reason.WITHDRAWN, FluxJobUnknownException.class),
            entry(Reason.CANCELLED, FluxCancelledException.class),
            entry(Reason.STOPPED, FluxStoppedException.class)));

    private final Failures failures = new Failures("bfl", Clock.fixed(Jobs.START, ZoneOffset.UTC));
    private final JobRow accepted = Jobs.accepted(Operation.GENERATE);

    @ParameterizedTest
    @EnumSource
    void whatWasNotAcceptedCostNothingAndSaysWhy(Reason reason) {
        FluxException failure =
                of(new Ending.NotAccepted(Jobs.intent(Operation.GENERATE), Refusal.of(reason, "the provider's words")));

        assertThat(failure).isExactlyInstanceOf(BY_REASON.get(reason));
        assertThat(failure.getCharged()).isEqualTo(Charged.NO);
        assertThat(failure.getJobId()).isEqualTo(Jobs.ID);
        assertThat(failure.getProvider()).isEqualTo("bfl");
        if (reason != Reason.MODERATED && reason != Reason.STOPPED) {
            assertThat(failure).hasMessageContaining("the provider's words");
        }
    }

    @Test
    void onlyWhatAnotherProviderMayBeAskedIsNotAccepted() {
        BY_REASON.forEach((reason, type) -> assertThat(FluxNotAcceptedException.class.isAssignableFrom(type))
                .as(reason.name())
                .isEqualTo(
                        switch (reason) {
                            case NOT_SENT, RATE_LIMITED, UNAUTHORIZED, NO_CREDIT, OVERLOADED -> true;
                            case INVALID, MODERATED, STORE, WITHDRAWN, CANCELLED, STOPPED -> false;
                        }));
    }

    @Test
    void aFailureBeforeAnyAttemptNamesTheProviderThatWasMeant() {
        FluxException failure = of(new Ending.NotAccepted(null, Refusal.of(Reason.OVERLOADED, "full")));

        assertThat(failure.getJobId()).isNull();
        assertThat(failure.getProvider()).isEqualTo("bfl");
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void aRateLimitSaysHowLongToWaitInSecondsOrByDate() {
        assertThat(retryAfter("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(retryAfter("Mon, 02 Nov 2026 10:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
        assertThat(retryAfter(null)).isNull();
    }

    @Test
    void tooLittleCreditSaysHowMuch() {
        FluxCreditException failure = (FluxCreditException) of(new Ending.NotAccepted(
                null, new Refusal(Reason.NO_CREDIT, "402", null, List.of(), new BigDecimal("3"), BigDecimal.ONE)));

        assertThat(failure.getRequired()).contains(new BigDecimal("3"));
        assertThat(failure.getAvailable()).contains(BigDecimal.ONE);
        assertThat(failure).hasMessageContaining("3 credits needed, 1 available");
    }

    @Test
    void moderationTellsItsStageAndReasons() {
        FluxModerationException request = (FluxModerationException) of(new Ending.NotAccepted(
                null, new Refusal(Reason.MODERATED, "no", null, List.of("Violence"), null, null)));
        FluxModerationException content =
                (FluxModerationException) of(unsuccessful(new Outcome.Moderated(true, List.of("Nudity"), COST)));
        FluxModerationException free =
                (FluxModerationException) of(unsuccessful(new Outcome.Moderated(false, List.of(), BigDecimal.ZERO)));

        assertThat(request.getStage()).isEqualTo(FluxModerationException.Stage.REQUEST);
        assertThat(request.getReasons()).containsExactly("Violence");
        assertThat(request.getCharged()).isEqualTo(Charged.NO);
        assertThat(content.getStage()).isEqualTo(FluxModerationException.Stage.CONTENT);
        assertThat(content).hasMessageContaining("Nudity");
        assertThat(content.getCharged()).isEqualTo(Charged.YES);
        assertThat(content.isRetryable()).isFalse();
        assertThat(free.getStage()).isEqualTo(FluxModerationException.Stage.REQUEST);
        assertThat(free.getCharged()).isEqualTo(Charged.NO);
    }

    @Test
    void aFailedJobIsChargedAsTheProviderSays() {
        FluxException untold = of(unsuccessful(new Outcome.Failed("out of memory", null)));

        assertThat(untold)
                .isExactlyInstanceOf(FluxJobFailedException.class)
                .hasMessageContaining("out of memory")
                .hasMessageContaining(Jobs.ID);
        assertThat(untold.getCharged()).isEqualTo(Charged.UNKNOWN);
        assertThat(untold.isRetryable()).isTrue();
        assertThat(of(unsuccessful(new Outcome.Failed("no", COST))).getCharged())
                .isEqualTo(Charged.YES);
        assertThat(of(unsuccessful(new Outcome.Failed("no", BigDecimal.ZERO))).getCharged())
                .isEqualTo(Charged.NO);
    }

    @Test
    void aLostJobMayBeBoughtAgain() {
        FluxException failure = of(unsuccessful(new Outcome.Lost("404 for an hour")));

        assertThat(failure).isExactlyInstanceOf(FluxJobLostException.class).hasMessageContaining("404 for an hour");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getCharged()).isEqualTo(Charged.UNKNOWN);
    }

    @Test
    void aCancelledJobSaysWhetherItWasCharged() {
        FluxException free = of(unsuccessful(new Outcome.Cancelled(true, null)));

        assertThat(free).isExactlyInstanceOf(FluxCancelledException.class);
        assertThat(free.getCharged()).isEqualTo(Charged.NO);
        assertThat(of(unsuccessful(new Outcome.Cancelled(false, null))).getCharged())
                .isEqualTo(Charged.UNKNOWN);
        assertThat(of(unsuccessful(new Outcome.Cancelled(false, COST))).getCharged())
                .isEqualTo(Charged.YES);
    }

    @Test
    void aDownloadThatFailedCarriesTheLinkButDoesNotPrintIt() {
        FluxDownloadException failure = (FluxDownloadException) of(
                new Ending.NotDownloaded(Jobs.settled(Operation.GENERATE, Jobs.picture()), Jobs.picture(), "HTTP 403"));

        assertThat(failure.getLink()).isEqualTo(Jobs.LINK);
        assertThat(failure.getMessage()).contains("HTTP 403").doesNotContain("secret", "delivery.example");
        assertThat(failure.getCharged()).isEqualTo(Charged.YES);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void anUnknownOutcomeTellsTheOperatorWhatToDo() {
        FluxException failure = of(new Ending.Unknown(Jobs.intent(Operation.GENERATE), "connection reset"));

        assertThat(failure)
                .isExactlyInstanceOf(FluxUnknownOutcomeException.class)
                .hasMessageContaining("connection reset")
                .hasMessageContaining("flux:forget");
        assertThat(failure.getCharged()).isEqualTo(Charged.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void aConflictNamesTheOtherJobToNobodyButTheOperator() {
        FluxException failure = of(new Ending.Conflict(new JobId(Jobs.ID)));

        assertThat(failure)
                .isExactlyInstanceOf(FluxKeyConflictException.class)
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("idempotencyKey")
                .hasMessageNotContaining(Jobs.ID);
        assertThat(failure.getJobId()).isNull();
        assertThat(of(new Ending.Conflict(null))).isExactlyInstanceOf(FluxKeyConflictException.class);
    }

    @Test
    void aWaitThatIsOverLeavesTheJobToBeAwaited() {
        FluxException failure = of(new Ending.TimedOut(accepted));

        assertThat(failure).isExactlyInstanceOf(FluxTimeoutException.class).hasMessageContaining("flux:await");
        assertThat(failure.getJobId()).isEqualTo(Jobs.ID);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(of(new Ending.TimedOut(null)).getJobId()).isNull();
    }

    @Test
    void aStoppingContextSaysWhetherSomethingWasBought() {
        FluxException running = of(new Ending.Stopped(accepted));

        assertThat(running).isExactlyInstanceOf(FluxStoppedException.class).hasMessageContaining(Jobs.ID);
        assertThat(running.getCharged()).isEqualTo(Charged.UNKNOWN);
        assertThat(of(new Ending.Stopped(null)).getCharged()).isEqualTo(Charged.NO);
    }

    @Test
    void aPictureAndAnAcceptanceAreNoFailures() {
        assertThat(failures.of(new Ending.Accepted(accepted))).isEmpty();
        assertThat(failures.of(Jobs.delivered(Operation.GENERATE, null, null))).isEmpty();
    }

    @Test
    void eachExchangeGetsAnExceptionOfItsOwnWithNoOtherInside() throws IOException {
        Ending ending = new Ending.NotAccepted(null, Refusal.of(Reason.NOT_SENT, "refused"));

        FluxException one = of(ending);
        FluxException two = of(ending);

        assertThat(one).isNotSameAs(two).hasNoCause().hasNoSuppressedExceptions();
    }

    private Duration retryAfter(String value) {
        Refusal refusal = new Refusal(Reason.RATE_LIMITED, "429", value, List.of(), null, null);
        return ((FluxRateLimitException) of(new Ending.NotAccepted(null, refusal)))
                .getRetryAfter()
                .orElse(null);
    }

    private FluxException of(Ending ending) {
        return failures.of(ending).orElseThrow();
    }

    private static Ending unsuccessful(Outcome outcome) {
        return new Ending.Unsuccessful(Jobs.settled(Operation.GENERATE, outcome), outcome, false);
    }
}

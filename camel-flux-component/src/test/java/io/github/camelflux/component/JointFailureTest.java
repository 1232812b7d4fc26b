package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxAuthenticationException;
import io.github.camelflux.FluxException;
import io.github.camelflux.FluxJobFailedException;
import io.github.camelflux.FluxModerationException;
import io.github.camelflux.FluxPartialException;
import io.github.camelflux.FluxUnreachableException;
import io.github.camelflux.image.Operation;
import io.github.camelflux.job.Ending;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which exception a route sees when no picture came: that of the failures if they say the same, else one that has them all. */
class JointFailureTest {

    private static final Ending UNREACHABLE =
            new Ending.NotAccepted(null, Refusal.of(Refusal.Reason.NOT_SENT, "no route to host"));
    private static final Ending UNAUTHORIZED =
            new Ending.NotAccepted(null, Refusal.of(Refusal.Reason.UNAUTHORIZED, "403"));
    private static final Ending REFUSED = new Ending.NotAccepted(null, Refusal.of(Refusal.Reason.MODERATED, "no"));
    private static final Ending FREE_MODERATED = moderated(BigDecimal.ZERO);
    private static final Ending PAID_MODERATED = moderated(new BigDecimal("0.03"));
    private static final Ending FAILED = unsuccessful(new Outcome.Failed("why", null));
    private static final Ending ACCEPTED = new Ending.Accepted(Jobs.accepted(Operation.GENERATE));

    private final Failures failures = new Failures("bfl", Clock.fixed(Jobs.START, ZoneOffset.UTC));

    @Test
    void what_nobody_accepted_may_be_asked_of_somebody_else_whatever_the_reasons() {
        assertThat(of(UNREACHABLE, UNAUTHORIZED)).isInstanceOf(FluxUnreachableException.class);
        assertThat(of(UNAUTHORIZED, UNREACHABLE)).isInstanceOf(FluxAuthenticationException.class);
    }

    @Test
    void failures_that_are_alike_are_one() {
        assertThat(of(REFUSED, REFUSED)).isInstanceOf(FluxModerationException.class);
        assertThat(of(FAILED, FAILED, FAILED)).isInstanceOf(FluxJobFailedException.class);
    }

    @Test
    void failures_of_different_kinds_are_told_one_by_one() {
        FluxPartialException failure = (FluxPartialException) of(UNREACHABLE, REFUSED);

        assertThat(failure.getFailures().get(1)).isInstanceOf(FluxUnreachableException.class);
        assertThat(failure.getFailures().get(2)).isInstanceOf(FluxModerationException.class);
        assertThat(failure.getPictures()).isEmpty();
        assertThat(failure.getCharged()).isEqualTo(Charged.NO);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure)
                .hasMessageStartingWith("2 of 2 pictures did not come: picture 1: The provider could not be reached")
                .hasMessageContaining("; picture 2: ")
                .message()
                .doesNotContain("other");
    }

    @Test
    void failures_that_were_charged_differently_are_not_alike() {
        FluxException failure = of(FREE_MODERATED, PAID_MODERATED);

        assertThat(failure).isInstanceOf(FluxPartialException.class);
        assertThat(failure.getCharged()).isEqualTo(Charged.YES);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void jobs_that_go_on_may_be_charged() {
        assertThat(of(ACCEPTED, UNREACHABLE).getCharged()).isEqualTo(Charged.UNKNOWN);
        assertThat(of(ACCEPTED, FREE_MODERATED).getCharged()).isEqualTo(Charged.UNKNOWN);
        assertThat(of(ACCEPTED, PAID_MODERATED).getCharged()).isEqualTo(Charged.YES);
    }

    private FluxException of(Ending... endings) {
        TreeMap<Integer, FluxException> failed = new TreeMap<>();
        for (int i = 0; i < endings.length; i++) {
            int number = i + 1;
            failures.of(endings[i]).ifPresent(failure -> failed.put(number, failure));
        }
        return new JointFailure("bfl", List.of(endings), new PictureMessages(List.of()), failed).exception();
    }

    private static Ending moderated(BigDecimal cost) {
        return unsuccessful(new Outcome.Moderated(true, List.of(), cost));
    }

    private static Ending unsuccessful(Outcome outcome) {
        return new Ending.Unsuccessful(Jobs.settled(Operation.GENERATE, outcome), outcome, false);
    }
}

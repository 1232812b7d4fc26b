package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRateTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofDays(7);

    private final SettableTime time = new SettableTime();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 10, 60, 200})
    void in_no_minute_leave_more_than_the_limit_and_hardly_less(int limit) {
        RequestRate rate = rate(requests(limit));
        List<Long> left = new ArrayList<>();
        long start = time.nanos();
        for (int i = 0; i < 10 * limit; i++) {
            left.add(start + rate.submission(LONG).toNanos());
        }

        for (int i = 0; i + limit < left.size(); i++) {
            assertThat(left.get(i + limit) - left.get(i)).isGreaterThanOrEqualTo(MINUTE.toNanos() - 1_000);
        }
        Duration all = Duration.ofNanos(left.get(left.size() - 1) - start);
        assertThat(all).isLessThan(MINUTE.multipliedBy(10).multipliedBy(5).dividedBy(4));
    }

    @Test
    void questions_take_what_submissions_leave() {
        RequestRate rate = rate(requests(10));
        assertThat(rate.submission(LONG)).isZero();
        assertThat(rate.submission(LONG)).isZero();
        Duration turn = rate.submission(LONG);
        assertThat(turn).isPositive();

        Duration wait = rate.question();
        assertThat(wait).isGreaterThan(turn);
        time.advance(wait);

        assertThat(rate.question()).isZero();
        assertThat(rate.question()).isPositive();
    }

    @Test
    void submissions_may_have_a_limit_of_their_own_that_questions_do_not_mind() {
        RequestRate rate = rate(new RateLimit(RateLimit.Kind.SUBMISSIONS, 1, Duration.ofDays(1)));

        assertThat(rate.day(LONG)).isZero();
        assertThat(rate.question()).isZero();
        assertThat(rate.day(Duration.ofMinutes(10))).isGreaterThan(Duration.ofHours(23));
        assertThat(rate.day(LONG)).isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }

    @Test
    void what_is_limited_by_the_day_may_be_used_up_at_once_and_no_more_leave_in_any_24_hours() {
        RequestRate rate = rate(new RateLimit(RateLimit.Kind.SUBMISSIONS, 50, Duration.ofDays(1)));
        for (int i = 0; i < 50; i++) {
            assertThat(rate.day(LONG)).isZero();
            time.advance(Duration.ofSeconds(6));
        }

        Duration next = rate.day(LONG);
        assertThat(next).isEqualTo(Duration.ofDays(1).minusSeconds(300));
        assertThat(rate.day(LONG)).isEqualTo(next.plusSeconds(6));
        assertThat(rate.day(Duration.ofHours(1))).isEqualTo(next.plusSeconds(12));
        time.advance(next.plusSeconds(12));
        assertThat(rate.day(Duration.ofHours(1))).isZero();
    }

    @Test
    void after_a_429_nothing_leaves_before_the_time_that_the_provider_names() {
        RequestRate rate = rate();

        rate.told(answer(429, Map.of("retry-after", List.of("30"))));
        rate.told(answer(429, Map.of("retry-after", List.of("5"))));

        assertThat(rate.question()).isEqualTo(Duration.ofSeconds(30));
        assertThat(rate.submission(LONG)).isEqualTo(Duration.ofSeconds(30));
        time.advance(Duration.ofSeconds(30));
        assertThat(rate.question()).isZero();
    }

    @Test
    void what_others_used_of_the_budget_is_used() {
        RequestRate rate = rate(requests(100));

        rate.told(answer(200, Map.of("x-ratelimit-remaining", List.of("1"))));

        assertThat(rate.question()).isZero();
        assertThat(rate.question()).isPositive();
    }

    @Test
    void without_limits_everything_leaves_at_once() {
        RequestRate rate = rate();
        rate.told(answer(200, Map.of("x-ratelimit-remaining", List.of("none"))));

        assertThat(rate.submission(LONG)).isZero();
        assertThat(rate.question()).isZero();
    }

    @Test
    void jobs_of_an_account_with_a_limit_go_one_after_the_other() {
        Bench bench = new Bench(List.of(requests(6)));

        bench.submit("first");
        bench.submit("second");
        bench.submit("third");
        assertThat(bench.posted).hasSize(1);
        bench.time.advance(Duration.ofMillis(10_001));
        assertThat(bench.posted).hasSize(2);
        bench.time.advance(Duration.ofMillis(10_001));

        assertThat(bench.posted).hasSize(3);
    }

    @Test
    void a_job_whose_turn_comes_after_its_queue_time_fails_at_once_and_says_when() {
        Bench bench = new Bench(List.of(new RateLimit(RateLimit.Kind.SUBMISSIONS, 1, Duration.ofDays(1))));
        bench.submit("first");

        List<Ending> second = bench.submit("second");

        assertThat(second).singleElement().isInstanceOfSatisfying(Ending.NotAccepted.class, ending -> {
            assertThat(ending.refusal().reason()).isEqualTo(io.github.camelflux.provider.Refusal.Reason.RATE_LIMITED);
            assertThat(Long.parseLong(ending.refusal().retryAfter()))
                    .isGreaterThan(Duration.ofHours(23).toSeconds());
        });
        assertThat(bench.posted).hasSize(1);
        assertThat(bench.permits.inFlight()).isOne();
    }

    @Test
    void questions_wait_for_their_turn_too() {
        Bench bench = new Bench(List.of(requests(6)));
        bench.posts.add(Bench.accepted("t1"));
        bench.polls.add(Bench.status("Ready"));
        List<Ending> ended = bench.submit("first");

        bench.time.advance(Duration.ofSeconds(9));
        assertThat(bench.polledAt).isEmpty();
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(bench.polledAt).hasSize(1);
        assertThat(ended).singleElement().isInstanceOf(Ending.Delivered.class);
    }

    private RequestRate rate(RateLimit... limits) {
        return new RequestRate(List.of(limits), time::nanos, time);
    }

    private static RateLimit requests(int times) {
        return new RateLimit(RateLimit.Kind.REQUESTS, times, MINUTE);
    }

    private static HttpAnswer answer(int status, Map<String, List<String>> headers) {
        return new HttpAnswer(status, headers, new byte[0]);
    }
}

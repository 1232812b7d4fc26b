package io.github.camelflux.provider.wireflow;

import io.github.camelflux.provider.RateLimit;
import io.github.camelflux.provider.RateLimit.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What each plan allows: requests a minute, executions a minute, executions a day (one text of a third party). */
enum WireflowPlan {
    FREE(10, 10, 50),
    STARTER(20, 10, 200),
    PRO(60, 10, 1000),
    ENTERPRISE(200, 10, 0);

    private final int requests;
    private final int executions;
    private final int daily;

    /** @param daily 0 for as many as there are */
    WireflowPlan(int requests, int executions, int daily) {
        this.requests = requests;
        this.executions = executions;
        this.daily = daily;
    }

    static WireflowPlan of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    List<RateLimit> rates() {
        Stream<RateLimit> byMinute = Stream.of(
                new RateLimit(Kind.REQUESTS, requests, Duration.ofMinutes(1)),
                new RateLimit(Kind.SUBMISSIONS, executions, Duration.ofMinutes(1)));
        Stream<RateLimit> byDay =
                daily == 0 ? Stream.of() : Stream.of(new RateLimit(Kind.SUBMISSIONS, daily, Duration.ofDays(1)));
        return Stream.concat(byMinute, byDay).toList();
    }
}

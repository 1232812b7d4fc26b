package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.Samples;
import io.github.camelflux.provider.wireflow.WireflowProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The limits of Wireflow's Free plan: 10 requests a minute, questions included, 10 executions a minute, 50 a day. */
class WireflowPaceTest {

    private static final Duration RUN_TIME = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofDays(3);
    private static final JobTiming TIMING = new JobTiming(
            LONG,
            Bench.TIMING.submitTimeout(),
            Bench.TIMING.requestTimeout(),
            Bench.TIMING.downloadTimeout(),
            Bench.polling(Optional.empty()),
            LONG,
            Bench.TIMING.linkLifetime());

    private final List<Duration> requests = new ArrayList<>();
    private final Map<String, Duration> executions = new HashMap<>();
    private final List<Integer> refused = new ArrayList<>();
    private final Bench bench = new Bench(
            new WireflowProvider(
                    ModelCatalog.shipped(), Samples.options("wireflow", Map.of("plan", "free", "workflow", "wf"))),
            this::answer);

    @Test
    void sixty_jobs_get_their_pictures_without_being_refused_once() {
        List<Ending> endings = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            bench.aggregator.submit(
                    Bench.order("k" + i, "a cat", true, false, TIMING),
                    new Waiter(Waiter.Until.SETTLED, LONG, false, endings::add),
                    () -> {});
        }

        bench.time.advance(Duration.ofHours(2));
        assertThat(endings).as("a day's worth, within two hours").hasSize(50);
        bench.time.advance(Duration.ofHours(24));

        assertThat(endings).hasSize(60).allMatch(Ending.Delivered.class::isInstance);
        assertThat(executions).hasSize(60);
        assertThat(refused).isEmpty();
    }

    /** Counts as strictly as it can be counted: in the minute, or the day, before each request. */
    private CompletionStage<Exchanger.Exchanged> answer(HttpCall call, Duration limit) {
        Duration now = Duration.ofNanos(bench.time.nanos());
        boolean execution = call.method().equals("POST");
        requests.add(now);
        List<Duration> started = new ArrayList<>(executions.values());
        if (execution) {
            started.add(now);
        }
        if (within(Duration.ofMinutes(1), requests, now) > 10
                || within(Duration.ofMinutes(1), started, now) > 10
                || within(Duration.ofDays(1), started, now) > 50) {
            refused.add(requests.size());
            return CompletableFuture.completedFuture(Bench.answer(429, "{\"error\":\"Too many\"}"));
        }
        return CompletableFuture.completedFuture(execution ? accepted(now) : state(call, now));
    }

    private Exchanger.Exchanged accepted(Duration now) {
        String id = "ex" + executions.size();
        executions.put(id, now);
        return Bench.answer(201, "{\"executionId\":\"" + id + "\"}", remaining(now));
    }

    private Exchanger.Exchanged state(HttpCall call, Duration now) {
        String id = call.uri().getPath().replaceAll(".*/(ex\\d+)/poll", "$1");
        boolean runs = now.minus(executions.get(id)).compareTo(RUN_TIME) < 0;
        String body = runs
                ? "{\"status\":\"RUNNING\"}"
                : "{\"status\":\"COMPLETED\",\"outputs\":{\"n\":{\"image\":\"https://cdn.wireflow.ai/1.png\"}}}";
        return Bench.answer(200, body, remaining(now));
    }

    private Map<String, List<String>> remaining(Duration now) {
        long left = 10 - within(Duration.ofMinutes(1), requests, now);
        return Map.of("x-ratelimit-limit", List.of("10"), "x-ratelimit-remaining", List.of("" + left));
    }

    private static long within(Duration span, List<Duration> times, Duration now) {
        return times.stream()
                .filter(time -> now.minus(time).compareTo(span) < 0)
                .count();
    }
}

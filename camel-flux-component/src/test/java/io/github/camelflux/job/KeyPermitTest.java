package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.bfl.BflProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several keys, of which each job is bought under one. */
class KeyPermitTest {

    private final ProviderLine a = line("a", 1);
    private final ProviderLine b = line("b", 2);
    private final List<String> granted = new ArrayList<>();
    private final Set<ProviderLine> left = ConcurrentHashMap.newKeySet();

    @Test
    void the_least_loaded_key_is_asked_first() {
        assertThat(List.of(request("1"), request("2"), request("3")))
                .extracting(permit -> permit.line().account().alias())
                .containsExactly("a", "b", "b");
        assertThat(granted).containsExactly("1", "2", "3");
    }

    @Test
    void whoever_waits_gets_the_permit_of_the_key_that_is_free_first_and_leaves_the_lines_of_the_others() {
        List<KeyPermit> first = List.of(request("1"), request("2"), request("3"));
        KeyPermit waits = request("4");
        request("5");
        assertThat(granted).containsExactly("1", "2", "3");
        assertThat(waits.line()).isNull();

        first.get(1).release();

        assertThat(granted).containsExactly("1", "2", "3", "4");
        assertThat(waits.line()).isSameAs(b);
        assertThat(a.permits().queued()).isOne();
        assertThat(b.permits().queued()).isOne();
        first.get(0).release();
        assertThat(granted).contains("5");
        assertThat(a.permits().queued() + b.permits().queued()).isZero();
    }

    @Test
    void whoever_leaves_waits_nowhere_and_gets_nothing() {
        List<KeyPermit> first = List.of(request("1"), request("2"), request("3"));
        request("4").release();

        first.forEach(KeyPermit::release);

        assertThat(granted).doesNotContain("4");
        assertThat(a.permits().inFlight() + b.permits().inFlight()).isZero();
    }

    @Test
    void a_key_that_the_provider_refused_for_too_many_jobs_gets_fewer() {
        KeyPermit first = request("1");
        KeyPermit second = request("2");
        request("3");
        assertThat(second.line()).isSameAs(b);

        second.refused();
        second.release();
        request("4");

        assertThat(b.permits().workingLimit()).isOne();
        assertThat(granted).containsExactly("1", "2", "3");
        first.release();
        assertThat(granted).endsWith("4");
    }

    @Test
    void a_key_that_is_not_usable_any_more_when_its_permit_comes_is_left_alone_unless_it_is_the_last() {
        List<KeyPermit> first = List.of(request("1"), request("2"), request("3"));
        KeyPermit waits = request("4");
        left.add(a);
        first.get(0).release();
        assertThat(waits.line()).isNull();
        assertThat(a.permits().inFlight()).isZero();

        left.add(b);
        first.get(1).release();

        assertThat(waits.line()).isSameAs(b);
        assertThat(a.permits().queued()).isZero();
    }

    @Test
    void however_many_ask_at_once_no_permit_is_given_twice_and_none_is_lost() throws Exception {
        AtomicInteger out = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int each = 0; each < 4; each++) {
            threads.submit(() -> {
                for (int round = 0; round < 2_000; round++) {
                    CountDownLatch mine = new CountDownLatch(1);
                    KeyPermit permit = KeyPermit.request(
                            List.of(a, b), new PermitWish("m", 24, 0, "r"), key -> !left.contains(key), given -> {
                                most.accumulateAndGet(out.incrementAndGet(), Math::max);
                                mine.countDown();
                            });
                    mine.await();
                    out.decrementAndGet();
                    permit.release();
                    done.incrementAndGet();
                }
                return null;
            });
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasValue(8_000);
        assertThat(most).hasValueLessThanOrEqualTo(3);
        assertThat(a.permits().inFlight() + b.permits().inFlight()).isZero();
        assertThat(a.permits().queued() + b.permits().queued()).isZero();
    }

    private KeyPermit request(String name) {
        return KeyPermit.request(
                List.of(a, b), new PermitWish("m", 24, 0, "r"), key -> !left.contains(key), given -> granted.add(name));
    }

    private static ProviderLine line(String alias, int limit) {
        return new ProviderLine(
                new BflProvider(ModelCatalog.shipped()),
                new Account(alias, "key-" + alias, URI.create("https://api.bfl.ai")),
                (call, time) -> new CompletableFuture<>(),
                (link, time) -> new CompletableFuture<>(),
                new KeyLimits(
                        new Permits(limit, 10),
                        new CreditPause(Duration.ZERO, () -> 0, Clock.systemUTC()),
                        new BarredModels(Duration.ZERO, () -> 0),
                        new RequestRate(List.of(), () -> 0, Clock.systemUTC())));
    }
}

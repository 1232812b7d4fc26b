package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PermitsTest {

    private final List<String> granted = new ArrayList<>();

    @Test
    void permits_are_granted_up_to_the_limit_and_then_in_order() {
        Permits permits = new Permits(1, 10);
        Permits.Ticket first = request(permits, "a", 0);
        Permits.Ticket second = request(permits, "b", 0);
        request(permits, "c", 0);
        assertThat(granted).containsExactly("a");

        first.release();
        second.release();

        assertThat(granted).containsExactly("a", "b", "c");
    }

    @Test
    void a_higher_priority_goes_first() {
        Permits permits = new Permits(1, 10);
        Permits.Ticket first = request(permits, "a", 0);
        request(permits, "b", 0);
        request(permits, "c", 5);

        first.release();

        assertThat(granted).containsExactly("a", "c");
    }

    @Test
    void a_model_with_a_limit_of_its_own_does_not_hold_up_the_others() {
        Permits permits = new Permits(3, 10);
        permits.request("kontext-max", 1, 0, () -> granted.add("k1"));
        permits.request("kontext-max", 1, 0, () -> granted.add("k2"));
        permits.request("flux-2-pro", 24, 0, () -> granted.add("p"));

        assertThat(granted).containsExactly("k1", "p");
    }

    @Test
    void whoever_leaves_the_line_gets_nothing_and_a_second_release_counts_for_nothing() {
        Permits permits = new Permits(1, 10);
        Permits.Ticket first = request(permits, "a", 0);
        request(permits, "b", 0).release();
        first.release();
        first.release();

        assertThat(granted).containsExactly("a");
        assertThat(permits.inFlight()).isZero();
        assertThat(permits.queued()).isZero();
    }

    @Test
    void an_adopted_job_takes_a_permit_beyond_the_limit() {
        Permits permits = new Permits(1, 10);
        request(permits, "a", 0);
        Permits.Ticket adopted = permits.take("m");
        assertThat(permits.inFlight()).isEqualTo(2);

        adopted.release();
        request(permits, "b", 0);

        assertThat(granted).containsExactly("a");
    }

    @Test
    void places_are_what_may_be_in_flight_and_in_line_together() {
        Permits permits = new Permits(1, 1);
        assertThat(permits.enter()).isTrue();
        assertThat(permits.enter()).isTrue();
        assertThat(permits.enter()).isFalse();

        permits.exit();

        assertThat(permits.enter()).isTrue();
    }

    @Test
    void a_long_chain_of_grants_that_release_at_once_does_not_grow_the_stack() {
        Permits permits = new Permits(1, 100_000);
        Permits.Ticket first = request(permits, "a", 0);
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 50_000; i++) {
            Permits.Ticket[] ticket = new Permits.Ticket[1];
            ticket[0] = permits.request("m", 24, 0, () -> {
                done.incrementAndGet();
                ticket[0].release();
            });
        }

        first.release();

        assertThat(done).hasValue(50_000);
    }

    @Test
    void under_contention_never_more_than_the_limit_are_out() throws InterruptedException {
        Permits permits = new Permits(3, 10_000);
        AtomicInteger out = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(4_000);
        Runnable client = () -> {
            for (int i = 0; i < 1_000; i++) {
                CountDownLatch mine = new CountDownLatch(1);
                Permits.Ticket ticket = permits.request("m", 24, 0, () -> {
                    most.accumulateAndGet(out.incrementAndGet(), Math::max);
                    mine.countDown();
                });
                try {
                    mine.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                out.decrementAndGet();
                ticket.release();
                done.countDown();
            }
        };
        List<Thread> threads = List.of(new Thread(client), new Thread(client), new Thread(client), new Thread(client));
        threads.forEach(Thread::start);
        done.await();

        assertThat(most.get()).isBetween(1, 3);
        assertThat(permits.inFlight()).isZero();
    }

    private Permits.Ticket request(Permits permits, String name, int priority) {
        return permits.request("m", 24, priority, () -> granted.add(name));
    }
}

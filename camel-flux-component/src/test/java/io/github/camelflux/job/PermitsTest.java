package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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
        permits.request(new PermitWish("kontext-max", 1, 0, "route"), given -> granted.add("k1"));
        permits.request(new PermitWish("kontext-max", 1, 0, "route"), given -> granted.add("k2"));
        permits.request(new PermitWish("flux-2-pro", 24, 0, "route"), given -> granted.add("p"));

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
    void of_a_shared_account_nothing_is_here_until_it_is_given() {
        Permits permits = Permits.shared("k", 3, 10);
        request(permits, "a", 0);
        request(permits, "b", 0);
        assertThat(granted).isEmpty();
        assertThat(permits.askForMore()).isTrue();

        answer(permits, "k", 1);

        assertThat(granted).containsExactly("a");
        assertThat(permits.share()).isOne();
        assertThat(permits.limit()).isEqualTo(3);
    }

    @Test
    void whoever_did_not_get_all_does_not_ask_again_before_the_next_round() {
        Permits permits = Permits.shared("k", 3, 10);
        request(permits, "a", 0);
        request(permits, "b", 0);
        answer(permits, "k", 1);
        assertThat(permits.askForMore()).isFalse();

        answer(permits, "k", 2);
        request(permits, "c", 0);

        assertThat(granted).containsExactly("a", "b");
        assertThat(permits.askForMore()).isTrue();
    }

    @Test
    void a_smaller_share_lets_nobody_in_until_enough_are_out_and_what_is_out_counts_meanwhile() {
        Permits permits = Permits.shared("k", 3, 10);
        List<Permits.Ticket> out =
                List.of(request(permits, "a", 0), request(permits, "b", 0), request(permits, "c", 0));
        answer(permits, "k", 3);
        request(permits, "d", 0);

        answer(permits, "k", 1);
        assertThat(permits.owe()).isFalse();
        out.get(0).release();

        assertThat(permits.owe()).isTrue();
        assertThat(permits.claims(true)).containsExactly(new JobStore.Claim("k", 3, 2, 3));
        out.get(1).release();
        assertThat(granted).containsExactly("a", "b", "c");
        out.get(2).release();
        assertThat(granted).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_share_that_was_not_used_since_the_last_round_is_given_up_before_it_is_told() {
        Permits permits = Permits.shared("k", 3, 10);
        Permits.Ticket first = request(permits, "a", 0);
        request(permits, "b", 0);
        answer(permits, "k", 2);
        first.release();

        assertThat(permits.claims(true)).containsExactly(new JobStore.Claim("k", 3, 2, 2));
        assertThat(permits.claims(true)).containsExactly(new JobStore.Claim("k", 3, 1, 1));
        assertThat(permits.share()).isOne();
    }

    @Test
    void a_model_with_a_limit_of_its_own_has_a_share_of_its_own_and_does_not_hold_what_it_cannot_use() {
        Permits permits = Permits.shared("k", 24, 10);
        for (int i = 0; i < 4; i++) {
            String name = "m" + i;
            permits.request(new PermitWish("kontext-max", 6, 0, "route"), given -> granted.add(name));
        }
        assertThat(permits.claims(false)).containsExactly(new JobStore.Claim("k/kontext-max", 6, 0, 4));

        answer(permits, "k/kontext-max", 2);
        assertThat(permits.claims(false))
                .containsExactlyInAnyOrder(
                        new JobStore.Claim("k", 24, 0, 2), new JobStore.Claim("k/kontext-max", 6, 2, 4));
        answer(permits, Map.of("k", 2, "k/kontext-max", 2));

        assertThat(granted).containsExactly("m0", "m1");
    }

    @Test
    void a_node_that_lost_its_share_keeps_what_is_out_and_begins_nothing() {
        Permits permits = Permits.shared("k", 3, 10);
        Permits.Ticket first = request(permits, "a", 0);
        request(permits, "b", 0);
        answer(permits, "k", 2);
        request(permits, "c", 0);

        permits.forfeit();
        first.release();

        assertThat(granted).containsExactly("a", "b");
        assertThat(permits.claims(true)).containsExactly(new JobStore.Claim("k", 3, 1, 3));
    }

    @Test
    void places_are_what_may_be_in_flight_and_in_line_together() {
        Permits permits = new Permits(1, 1);
        assertThat(permits.enter(1)).isTrue();
        assertThat(permits.enter(1)).isTrue();
        assertThat(permits.enter(1)).isFalse();

        permits.exit();

        assertThat(permits.enter(1)).isTrue();
    }

    @Test
    void a_long_chain_of_grants_that_release_at_once_does_not_grow_the_stack() {
        Permits permits = new Permits(1, 100_000);
        Permits.Ticket first = request(permits, "a", 0);
        AtomicInteger done = new AtomicInteger();
        for (int i = 0; i < 50_000; i++) {
            Permits.Ticket[] ticket = new Permits.Ticket[1];
            ticket[0] = permits.request(new PermitWish("m", 24, 0, "route"), given -> {
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
                Permits.Ticket ticket = permits.request(new PermitWish("m", 24, 0, "route"), given -> {
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

    private static void answer(Permits permits, String account, int share) {
        answer(permits, Map.of(account, share));
    }

    private static void answer(Permits permits, Map<String, Integer> answers) {
        Map<String, JobStore.Claim> claims =
                permits.claims(false).stream().collect(Collectors.toMap(JobStore.Claim::account, claim -> claim));
        permits.answered(claims, answers);
    }

    private Permits.Ticket request(Permits permits, String name, int priority) {
        return permits.request(new PermitWish("m", 24, priority, "route"), given -> granted.add(name));
    }
}

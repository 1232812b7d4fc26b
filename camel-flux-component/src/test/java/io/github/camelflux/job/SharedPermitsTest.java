package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.provider.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A node whose permits are a share of what all nodes have together. */
class SharedPermitsTest {

    private final Bench bench = new Bench(Permits.shared("bfl/key", 2, 100), 1000);

    @Test
    void a_share_is_asked_for_when_somebody_needs_it_and_given_back_when_nobody_does() {
        bench.ready();
        List<Ending> endings = bench.submit("m1");
        assertThat(bench.posted).hasSize(1);
        assertThat(bench.permits.share()).isPositive();

        bench.time.advance(Duration.ofSeconds(5));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(bench.permits.share()).isZero();
    }

    @Test
    void a_message_that_needs_a_share_while_the_store_is_down_is_refused_at_once() {
        bench.store.off = true;

        List<Ending> endings = bench.submit("m1");

        assertThat(endings).singleElement().isInstanceOfSatisfying(Ending.NotAccepted.class, refused -> assertThat(
                        refused.refusal().reason())
                .isEqualTo(Refusal.Reason.STORE));
        assertThat(bench.posted).isEmpty();
        assertThat(bench.permits.queued()).isZero();
    }

    @Test
    void a_share_is_kept_while_the_store_is_down() {
        bench.posts.add(Bench.accepted("t1"));
        bench.submit("m1");
        bench.store.off = true;

        bench.time.advance(Duration.ofSeconds(10));

        assertThat(bench.permits.share()).isPositive();
        assertThat(bench.permits.inFlight()).isOne();
    }

    @Test
    void a_node_whose_lease_ran_out_is_told_before_it_may_act_again() {
        SettableTime time = bench.time;
        JobSettings settings = JobSettings.of(new NodeId("other"), Duration.ofSeconds(30));
        AtomicInteger lapses = new AtomicInteger();
        boolean[] mayAct = new boolean[1];
        NodeLease[] lease = new NodeLease[1];
        lease[0] = new NodeLease(bench.memory, settings, time::nanos, () -> {
            lapses.incrementAndGet();
            mayAct[0] = lease[0].covers(Duration.ZERO, lease[0].epoch());
        });
        lease[0].register();
        time.advance(Duration.ofSeconds(80));
        lease[0].renew();
        assertThat(lapses).hasValue(0);

        time.advance(Duration.ofSeconds(91));
        lease[0].renew();

        assertThat(lapses).hasValue(1);
        assertThat(mayAct[0]).isFalse();
        assertThat(lease[0].covers(Duration.ofSeconds(80), lease[0].epoch())).isTrue();
    }
}

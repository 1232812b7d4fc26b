package io.github.camelflux.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Operation;
import io.github.camelflux.job.Groups;
import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.JobStore.FactResult;
import io.github.camelflux.job.JobStore.Intent;
import io.github.camelflux.job.JobStore.Lease;
import io.github.camelflux.job.JobStore.Reservation;
import io.github.camelflux.job.SettableTime;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.RemoteJob;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every job store promises. */
abstract class JobStoreSuite {

    private static final NodeId A = new NodeId("A");
    private static final NodeId B = new NodeId("B");
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final JobId J1 = new JobId("j1");
    private static final JobId J2 = new JobId("j2");
    private static final RemoteJob REMOTE = new RemoteJob("t1", URI.create("https://api.bfl.ai/x"), null, null);
    private static final Outcome PICTURE =
            new Outcome.Picture(URI.create("https://delivery.bfl.ai/x"), null, null, null, null);
    private static final Outcome FAILED = new Outcome.Failed("broken", null);

    final SettableTime time = new SettableTime();
    private JobStore store;

    abstract JobStore open(SettableTime time);

    @BeforeEach
    void open() {
        store = open(time);
        now(store.register(A, LEASE));
        now(store.register(B, LEASE));
    }

    @Test
    void a_free_key_is_reserved_and_a_held_one_is_not() {
        assertThat(reserve(J1, "k")).isInstanceOf(Reservation.Reserved.class);

        Reservation second = reserve(J2, "k");

        assertThat(((Reservation.Held) second).row().id()).isEqualTo(J1);
        assertThat(now(store.find(J2))).isEmpty();
    }

    @Test
    void a_withdrawn_intent_leaves_nothing() {
        reserve(J1, "k");
        now(store.withdraw(J1));

        assertThat(now(store.find(J1))).isEmpty();
        assertThat(reserve(J2, "k")).isInstanceOf(Reservation.Reserved.class);
    }

    @Test
    void an_accepted_job_cannot_be_withdrawn() {
        reserve(J1, "k");
        now(store.accepted(J1, REMOTE));
        now(store.withdraw(J1));

        assertThat(row(J1).state()).isEqualTo(RowState.ACCEPTED);
    }

    @Test
    void an_unknown_attempt_becomes_accepted_when_the_fact_comes() {
        reserve(J1, "k");
        now(store.unknown(J1));

        assertThat(now(store.accepted(J1, REMOTE))).isInstanceOf(FactResult.Written.class);
        assertThat(row(J1).state()).isEqualTo(RowState.ACCEPTED);
    }

    @Test
    void an_accepted_job_never_becomes_unknown() {
        reserve(J1, "k");
        now(store.accepted(J1, REMOTE));

        assertThat(now(store.unknown(J1))).isInstanceOf(FactResult.Contradicted.class);
    }

    @Test
    void a_terminal_outcome_is_never_overwritten() {
        settle(J1, "k", PICTURE, null);

        FactResult second = now(store.settled(J1, FAILED, 9, null));

        assertThat(((FactResult.Contradicted) second).row().outcome()).isEqualTo(PICTURE);
        assertThat(row(J1).outcome()).isEqualTo(PICTURE);
        assertThat(row(J1).polls()).isEqualTo(1);
    }

    @Test
    void facts_may_be_told_twice() {
        reserve(J1, "k");
        now(store.accepted(J1, REMOTE));
        assertThat(now(store.accepted(J1, REMOTE))).isInstanceOf(FactResult.Written.class);
        now(store.settled(J1, PICTURE, 1, null));
        assertThat(now(store.settled(J1, PICTURE, 1, null))).isInstanceOf(FactResult.Written.class);
        now(store.delivered(J1));
        assertThat(now(store.delivered(J1))).isInstanceOf(FactResult.Written.class);
    }

    @Test
    void a_fact_about_nothing_is_missing() {
        assertThat(now(store.accepted(J1, REMOTE))).isInstanceOf(FactResult.Missing.class);
    }

    @Test
    void a_picture_holds_its_key_and_a_failure_frees_it() {
        settle(J1, "k1", PICTURE, null);
        settle(J2, "k2", FAILED, null);

        assertThat(reserve(new JobId("j3"), "k1")).isInstanceOf(Reservation.Held.class);
        assertThat(reserve(new JobId("j4"), "k2")).isInstanceOf(Reservation.Reserved.class);
        assertThat(row(J2).outcome()).isEqualTo(FAILED);
    }

    @Test
    void an_unknown_attempt_blocks_its_key_until_it_is_forgotten() {
        reserve(J1, "k");
        now(store.unknown(J1));
        assertThat(reserve(J2, "k")).isInstanceOf(Reservation.Held.class);

        assertThat(now(store.forget(JobFilter.all(10)))).hasSize(1);

        assertThat(reserve(J2, "k")).isInstanceOf(Reservation.Reserved.class);
        assertThat(row(J1).state()).isEqualTo(RowState.FORGOTTEN);
    }

    @Test
    void a_running_job_is_not_forgotten() {
        reserve(J1, "k");
        now(store.accepted(J1, REMOTE));

        assertThat(now(store.forget(JobFilter.all(10)))).isEmpty();
        assertThat(row(J1).keyHeld()).isTrue();
    }

    @Test
    void a_forgotten_attempt_still_takes_facts_but_not_its_key() {
        reserve(J1, "k");
        now(store.unknown(J1));
        now(store.forget(JobFilter.all(10)));
        reserve(J2, "k");

        now(store.accepted(J1, REMOTE));

        assertThat(row(J1).keyHeld()).isFalse();
        assertThat(now(store.find(key("k"))))
                .hasValueSatisfying(row -> assertThat(row.id()).isEqualTo(J2));
    }

    @Test
    void an_unknown_attempt_is_replaced_only_while_it_is_unknown() {
        reserve(J1, "k");
        now(store.unknown(J1));
        assertThat(now(store.reserve(intent(J2, "k", J1)))).isInstanceOf(Reservation.Reserved.class);
        assertThat(row(J1).state()).isEqualTo(RowState.FORGOTTEN);

        now(store.accepted(J2, REMOTE));
        assertThat(now(store.reserve(intent(new JobId("j3"), "k", J2)))).isInstanceOf(Reservation.Held.class);
    }

    @Test
    void a_result_is_taken_once_by_one_consumer_of_its_group_when_its_time_has_come() {
        settle(J1, "k", PICTURE, Duration.ofSeconds(60));

        assertThat(now(store.take(Groups.only("g"), A, 10))).isEmpty();
        time.advance(Duration.ofSeconds(60));
        assertThat(now(store.take(Groups.only("other"), A, 10))).isEmpty();
        assertThat(now(store.take(Groups.allBut(Set.of("g")), A, 10))).isEmpty();
        assertThat(now(store.take(Groups.only("g"), A, 10))).hasSize(1);
        assertThat(now(store.take(Groups.only("g"), B, 10))).isEmpty();
    }

    @Test
    void a_released_result_comes_again_and_a_delivered_one_never() {
        settle(J1, "k", PICTURE, null);
        now(store.release(J1, Duration.ZERO));
        assertThat(now(store.take(Groups.only("g"), A, 10))).hasSize(1);
        now(store.release(J1, Duration.ofSeconds(5)));
        time.advance(Duration.ofSeconds(5));
        assertThat(now(store.take(Groups.only("g"), B, 10))).hasSize(1);

        now(store.delivered(J1));
        now(store.release(J1, Duration.ZERO));
        assertThat(now(store.take(Groups.only("g"), A, 10))).isEmpty();
    }

    @Test
    void an_awaited_result_is_not_for_consumers() {
        settle(J1, "k", PICTURE, Duration.ZERO);
        now(store.await(J1, B));

        assertThat(now(store.take(Groups.only("g"), A, 10))).isEmpty();
        assertThat(row(J1).owner()).isEqualTo(B);
    }

    @Test
    void the_jobs_of_a_dead_node_are_adopted_by_exactly_one_other() {
        reserve(J1, "k1");
        reserve(J2, "k2");
        now(store.accepted(J2, REMOTE));
        time.advance(LEASE);
        now(store.register(B, LEASE));

        List<JobStore.Adoption> first = now(store.adopt(B, Duration.ofMinutes(1)));
        List<JobStore.Adoption> second = now(store.adopt(new NodeId("C"), Duration.ofMinutes(1)));

        assertThat(first).singleElement().satisfies(adoption -> {
            assertThat(adoption.from()).isEqualTo(A);
            assertThat(adoption.rows()).extracting(JobRow::id).containsExactlyInAnyOrder(J1, J2);
            assertThat(adoption.rows()).extracting(JobRow::owner).containsOnly(B);
        });
        assertThat(second).isEmpty();
    }

    @Test
    void a_node_that_wakes_after_its_jobs_were_adopted_is_told_so_once() {
        time.advance(LEASE);
        now(store.register(B, LEASE));
        now(store.adopt(B, Duration.ofMinutes(1)));

        assertThat(now(store.renew(A, LEASE))).isEqualTo(Lease.LOST);
        assertThat(now(store.renew(A, LEASE))).isEqualTo(Lease.RENEWED);
    }

    @Test
    void a_late_renewal_that_nobody_noticed_is_a_renewal() {
        time.advance(LEASE.multipliedBy(2));

        assertThat(now(store.renew(A, LEASE))).isEqualTo(Lease.RENEWED);
    }

    @Test
    void a_node_that_leaves_is_adopted_at_once() {
        reserve(J1, "k");
        now(store.leave(A));

        assertThat(now(store.adopt(B, Duration.ofMinutes(1)))).hasSize(1);
    }

    @Test
    void an_adopted_undelivered_result_waits_for_its_message_first() {
        settle(J1, "k", PICTURE, null);
        now(store.leave(A));
        now(store.adopt(B, Duration.ofMinutes(1)));

        assertThat(now(store.take(Groups.only("g"), B, 10))).isEmpty();
        time.advance(Duration.ofMinutes(1));
        assertThat(now(store.take(Groups.only("g"), B, 10))).hasSize(1);
    }

    @Test
    void settled_rows_go_when_their_retention_ends_and_others_stay() {
        settle(J1, "k1", PICTURE, null);
        reserve(J2, "k2");
        now(store.unknown(J2));
        time.advance(Duration.ofHours(25));

        assertThat(now(store.expire())).isEqualTo(1);
        assertThat(now(store.list(JobFilter.all(10)))).extracting(JobRow::id).containsExactly(J2);
    }

    @Test
    void jobs_are_listed_by_state_and_group_newest_first() {
        reserve(J1, "k1");
        time.advance(Duration.ofSeconds(1));
        reserve(J2, "k2");

        assertThat(now(store.list(JobFilter.all(10)))).extracting(JobRow::id).containsExactly(J2, J1);
        assertThat(now(store.list(JobFilter.all(1)))).hasSize(1);
        assertThat(now(store.list(new JobFilter(null, null, Set.of(RowState.UNKNOWN), null, 10))))
                .isEmpty();
        assertThat(now(store.list(new JobFilter(null, key("k1"), Set.of(), "g", 10))))
                .hasSize(1);
        assertThat(now(store.find(List.of(J1, new JobId("none"))))).hasSize(1);
    }

    private void settle(JobId id, String key, Outcome outcome, Duration availableIn) {
        reserve(id, key);
        now(store.accepted(id, REMOTE));
        now(store.settled(id, outcome, 1, availableIn));
    }

    private Reservation reserve(JobId id, String key) {
        return now(store.reserve(intent(id, key, null)));
    }

    static Intent intent(JobId id, String key, JobId replaces) {
        JobTerms terms = new JobTerms(
                Operation.GENERATE, "flux-2-pro", "bfl", "default", "g", true, Map.of(), Duration.ofHours(24));
        return new Intent(id, key(key), "fingerprint", terms, A, replaces);
    }

    private static IdempotencyKey key(String key) {
        return IdempotencyKey.of("suite", key);
    }

    private JobRow row(JobId id) {
        return now(store.find(id)).orElseThrow();
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}

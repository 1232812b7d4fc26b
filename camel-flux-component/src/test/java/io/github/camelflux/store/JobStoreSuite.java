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
import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every job store promises. */
public abstract class JobStoreSuite {

    protected static final NodeId A = new NodeId("A");
    protected static final NodeId B = new NodeId("B");
    protected static final Duration LEASE = Duration.ofSeconds(90);
    /** A day of the ledger begins there 5.5 hours before it does in London. */
    protected static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    private static final JobId J1 = new JobId("j1");
    private static final JobId J2 = new JobId("j2");
    private static final RemoteJob REMOTE = new RemoteJob("t1", URI.create("https://api.bfl.ai/x"), null, null);
    protected static final Outcome PICTURE =
            new Outcome.Picture(URI.create("https://delivery.bfl.ai/x"), null, null, null, null, null);
    private static final Outcome FAILED = new Outcome.Failed("broken", null);

    private static final int THREADS = 8;

    protected JobStore store;

    /** An empty store. */
    protected abstract JobStore open() throws Exception;

    /** Turns the store's clock forward. */
    protected abstract void advance(Duration by) throws Exception;

    @BeforeEach
    void begin() throws Exception {
        store = open();
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
    void what_one_answer_leaves_out_another_one_of_the_same_job_completes() {
        RemoteJob bare = new RemoteJob(REMOTE.id(), null, null, null);
        RemoteJob whole =
                new RemoteJob(REMOTE.id(), URI.create("https://api.bfl.ai/x"), new BigDecimal("0.03"), "request-7");
        reserve(J1, "k");

        now(store.accepted(J1, bare));
        Instant accepted = row(J1).acceptedAt();
        assertThat(now(store.accepted(J1, whole)))
                .isInstanceOfSatisfying(
                        FactResult.Written.class,
                        written -> assertThat(written.row().remote()).isEqualTo(whole));
        assertThat(now(store.accepted(J1, bare))).isInstanceOf(FactResult.Written.class);

        assertThat(row(J1).remote()).isEqualTo(whole);
        assertThat(row(J1).acceptedAt()).isEqualTo(accepted);
    }

    @Test
    void an_attempt_is_one_job_of_the_provider_for_ever() {
        reserve(J1, "k");
        now(store.accepted(J1, REMOTE));

        FactResult second = now(store.accepted(J1, new RemoteJob("another", null, null, null)));

        assertThat(second).isInstanceOf(FactResult.Contradicted.class);
        assertThat(row(J1).remote()).isEqualTo(REMOTE);
    }

    @Test
    void a_forgotten_attempt_stays_so_and_goes_in_time_when_it_is_told_again_that_it_was_accepted() throws Exception {
        reserve(J1, "k");
        now(store.accepted(J1, REMOTE));
        now(store.forget(new JobFilter(J1, null, Set.of(RowState.ACCEPTED), null, 1)));

        assertThat(now(store.accepted(J1, REMOTE))).isInstanceOf(FactResult.Written.class);

        assertThat(row(J1).state()).isEqualTo(RowState.FORGOTTEN);
        advance(Duration.ofHours(25));
        assertThat(now(store.expire())).isEqualTo(1);
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
    void an_accepted_attempt_is_freed_only_by_its_id_and_that_state() {
        reserve(J1, "k");
        now(store.accepted(J1, REMOTE));

        assertThat(now(store.forget(new JobFilter(J1, null, Set.of(), null, 1))))
                .isEmpty();
        assertThat(now(store.forget(new JobFilter(null, null, Set.of(RowState.ACCEPTED), null, 10))))
                .isEmpty();
        assertThat(now(store.forget(new JobFilter(J1, null, Set.of(RowState.ACCEPTED), null, 1))))
                .hasSize(1);

        assertThat(row(J1).state()).isEqualTo(RowState.FORGOTTEN);
        assertThat(row(J1).remote()).isEqualTo(REMOTE);
        assertThat(reserve(J2, "k")).isInstanceOf(Reservation.Reserved.class);
    }

    @Test
    void a_filter_frees_what_blocks_its_key_and_no_picture() {
        reserve(J1, "k1");
        now(store.unknown(J1));
        settle(J2, "k2", PICTURE, null);
        reserve(new JobId("j3"), "k3");

        assertThat(now(store.forget(new JobFilter(null, null, Set.of(), "another group", 10))))
                .isEmpty();
        assertThat(now(store.forget(new JobFilter(null, null, Set.of(RowState.UNKNOWN, RowState.SETTLED), null, 10))))
                .extracting(JobRow::id)
                .containsExactly(J1);
        assertThat(row(J2).keyHeld()).isTrue();
    }

    @Test
    void outcomes_that_nobody_takes_are_counted_by_group() throws Exception {
        settle(J1, "k1", PICTURE, Duration.ZERO);
        settle(J2, "k2", FAILED, Duration.ZERO);
        settle(new JobId("j3"), "k3", PICTURE, null);
        advance(Duration.ofSeconds(30));
        assertThat(now(store.unclaimed(Duration.ofMinutes(1)))).isEmpty();
        advance(Duration.ofSeconds(31));

        assertThat(now(store.unclaimed(Duration.ofMinutes(1)))).singleElement().satisfies(group -> {
            assertThat(group.group()).isEqualTo(row(J1).terms().group());
            assertThat(group.jobs()).isEqualTo(2);
            assertThat(group.since()).isEqualTo(row(J1).availableAt());
        });
        now(store.take(Groups.allBut(Set.of()), A, 1));
        now(store.take(Groups.allBut(Set.of()), A, 1));
        assertThat(now(store.unclaimed(Duration.ofMinutes(1)))).isEmpty();
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
    void a_result_is_taken_once_by_one_consumer_of_its_group_when_its_time_has_come() throws Exception {
        settle(J1, "k", PICTURE, Duration.ofSeconds(60));

        assertThat(now(store.take(Groups.only("g"), A, 10))).isEmpty();
        advance(Duration.ofSeconds(60));
        assertThat(now(store.take(Groups.only("other"), A, 10))).isEmpty();
        assertThat(now(store.take(Groups.allBut(Set.of("g")), A, 10))).isEmpty();
        assertThat(now(store.take(Groups.only("g"), A, 10))).hasSize(1);
        assertThat(now(store.take(Groups.only("g"), B, 10))).isEmpty();
    }

    @Test
    void a_released_result_comes_again_and_a_delivered_one_never() throws Exception {
        settle(J1, "k", PICTURE, null);
        now(store.release(J1, Duration.ZERO));
        assertThat(now(store.take(Groups.only("g"), A, 10))).hasSize(1);
        now(store.release(J1, Duration.ofSeconds(5)));
        advance(Duration.ofSeconds(5));
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
    void the_jobs_of_a_dead_node_are_adopted_by_exactly_one_other() throws Exception {
        reserve(J1, "k1");
        reserve(J2, "k2");
        now(store.accepted(J2, REMOTE));
        advance(LEASE);
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
    void a_node_that_wakes_after_its_jobs_were_adopted_is_told_so_once() throws Exception {
        advance(LEASE);
        now(store.register(B, LEASE));
        now(store.adopt(B, Duration.ofMinutes(1)));

        assertThat(now(store.renew(A, LEASE))).isEqualTo(Lease.LOST);
        assertThat(now(store.renew(A, LEASE))).isEqualTo(Lease.RENEWED);
    }

    @Test
    void a_late_renewal_that_nobody_noticed_is_a_renewal() throws Exception {
        advance(LEASE.multipliedBy(2));

        assertThat(now(store.renew(A, LEASE))).isEqualTo(Lease.RENEWED);
    }

    @Test
    void a_node_that_leaves_is_adopted_at_once() {
        reserve(J1, "k");
        now(store.leave(A));

        assertThat(now(store.adopt(B, Duration.ofMinutes(1)))).hasSize(1);
    }

    @Test
    void an_adopted_undelivered_result_waits_for_its_message_first() throws Exception {
        settle(J1, "k", PICTURE, null);
        now(store.leave(A));
        now(store.adopt(B, Duration.ofMinutes(1)));

        assertThat(now(store.take(Groups.only("g"), B, 10))).isEmpty();
        advance(Duration.ofMinutes(1));
        assertThat(now(store.take(Groups.only("g"), B, 10))).hasSize(1);
    }

    @Test
    void settled_rows_go_when_their_retention_ends_and_others_stay() throws Exception {
        settle(J1, "k1", PICTURE, null);
        reserve(J2, "k2");
        now(store.unknown(J2));
        advance(Duration.ofHours(25));

        assertThat(now(store.expire())).isEqualTo(1);
        assertThat(now(store.list(JobFilter.all(10)))).extracting(JobRow::id).containsExactly(J2);
    }

    @Test
    void jobs_are_listed_by_state_and_group_newest_first() throws Exception {
        reserve(J1, "k1");
        advance(Duration.ofSeconds(1));
        reserve(J2, "k2");

        assertThat(now(store.list(JobFilter.all(10)))).extracting(JobRow::id).containsExactly(J2, J1);
        assertThat(now(store.list(JobFilter.all(1)))).hasSize(1);
        assertThat(now(store.list(new JobFilter(null, null, Set.of(RowState.UNKNOWN), null, 10))))
                .isEmpty();
        assertThat(now(store.list(new JobFilter(null, key("k1"), Set.of(), "g", 10))))
                .hasSize(1);
        assertThat(now(store.find(List.of(J1, new JobId("none"))))).hasSize(1);
    }

    @Test
    void of_many_who_reserve_one_key_at_once_one_gets_it() throws Exception {
        List<Reservation> answers = atOnce(number -> store.reserve(intent(new JobId("r" + number), "k", null)));

        assertThat(answers).filteredOn(Reservation.Reserved.class::isInstance).hasSize(1);
        JobId winner = now(store.find(key("k"))).orElseThrow().id();
        assertThat(answers)
                .filteredOn(Reservation.Held.class::isInstance)
                .hasSize(THREADS - 1)
                .allMatch(held -> ((Reservation.Held) held).row().id().equals(winner));
        assertThat(now(store.list(JobFilter.all(100)))).hasSize(1);
    }

    @Test
    void of_many_who_replace_an_unknown_attempt_at_once_one_does() throws Exception {
        reserve(J1, "k");
        now(store.unknown(J1));

        List<Reservation> answers = atOnce(number -> store.reserve(intent(new JobId("r" + number), "k", J1)));

        assertThat(answers).filteredOn(Reservation.Reserved.class::isInstance).hasSize(1);
        assertThat(row(J1).state()).isEqualTo(RowState.FORGOTTEN);
        assertThat(now(store.list(JobFilter.all(100)))).hasSize(2);
    }

    @Test
    void of_many_who_adopt_at_once_one_gets_each_job() throws Exception {
        reserve(J1, "k1");
        reserve(J2, "k2");
        now(store.leave(A));
        IntStream.range(0, THREADS).forEach(number -> now(store.register(new NodeId("N" + number), LEASE)));

        List<List<JobStore.Adoption>> answers =
                atOnce(number -> store.adopt(new NodeId("N" + number), Duration.ofMinutes(1)));

        assertThat(answers.stream().flatMap(List::stream))
                .singleElement()
                .satisfies(adoption ->
                        assertThat(adoption.rows()).extracting(JobRow::id).containsExactlyInAnyOrder(J1, J2));
        assertThat(row(J1).owner()).isEqualTo(row(J2).owner());
    }

    @Test
    void of_different_outcomes_that_are_told_at_once_one_is_kept() throws Exception {
        reserve(J1, "k");
        now(store.accepted(J1, REMOTE));

        List<FactResult> answers =
                atOnce(number -> store.settled(J1, new Outcome.Failed("reason " + number, null), number, null));

        assertThat(answers)
                .filteredOn(FactResult.Written.class::isInstance)
                .singleElement()
                .satisfies(written -> {
                    JobRow row = ((FactResult.Written) written).row();
                    assertThat(row.outcome()).isEqualTo(row(J1).outcome());
                    assertThat(row.outcome()).isEqualTo(new Outcome.Failed("reason " + row.polls(), null));
                });
        assertThat(answers)
                .filteredOn(FactResult.Contradicted.class::isInstance)
                .hasSize(THREADS - 1)
                .allMatch(contradicted ->
                        ((FactResult.Contradicted) contradicted).row().outcome().equals(row(J1).outcome()));
    }

    @Test
    void an_answer_and_its_loss_that_are_told_at_once_leave_an_accepted_job() throws Exception {
        reserve(J1, "k");

        List<FactResult> answers = atOnce(number -> number % 2 == 0 ? store.accepted(J1, REMOTE) : store.unknown(J1));

        assertThat(answers).doesNotHaveAnyElementsOfTypes(FactResult.Missing.class);
        assertThat(row(J1).state()).isEqualTo(RowState.ACCEPTED);
        assertThat(row(J1).remote()).isEqualTo(REMOTE);
    }

    @Test
    void of_many_who_take_results_at_once_each_result_goes_to_one() throws Exception {
        for (int i = 0; i < 20; i++) {
            settle(new JobId("j" + i), "k" + i, PICTURE, Duration.ZERO);
        }

        List<List<JobRow>> answers = atOnce(number -> store.take(Groups.only("g"), new NodeId("N" + number), 10));

        assertThat(answers.stream().flatMap(List::stream).map(JobRow::id)).doesNotHaveDuplicates();
        List<JobRow> rest = now(store.take(Groups.only("g"), A, 100));
        assertThat(answers.stream().mapToInt(List::size).sum() + rest.size()).isEqualTo(20);
    }

    @Test
    void a_row_comes_back_as_it_was_told() {
        JobTerms terms = new JobTerms(
                Operation.EDIT,
                "flux-2-pro",
                "bfl",
                "key-1",
                "orders",
                false,
                Map.of("CamelFileName", "Möwe \"1\".txt", "JMSReplyTo", "queue:a"),
                Duration.ofMinutes(90),
                new Booking("covers", "Möwe & Co", new BigDecimal("0.045")));
        RemoteJob remote = new RemoteJob(
                "t-9", URI.create("https://api.eu2.bfl.ai/v1/get_result?id=9"), new BigDecimal("0.030"), "support-7");
        Outcome outcome = new Outcome.Picture(
                URI.create("https://delivery.bfl.ai/x?sig=a%2Fb"),
                Instant.parse("2026-03-01T12:10:00.123Z"),
                new BigInteger("18446744073709551615"),
                null,
                new BigDecimal("0.0300"),
                URI.create("https://delivery.bfl.ai/x.draft?sig=a%2Fb"));

        now(store.reserve(new Intent(J1, key("k"), "print", terms, A, null, null)));
        now(store.accepted(J1, remote));
        FactResult settled = now(store.settled(J1, outcome, 4, null));

        JobRow row = row(J1);
        assertThat(row.key()).isEqualTo(key("k"));
        assertThat(row.fingerprint()).isEqualTo("print");
        assertThat(row.terms()).isEqualTo(terms);
        assertThat(row.owner()).isEqualTo(A);
        assertThat(row.remote()).isEqualTo(remote);
        assertThat(row.outcome()).isEqualTo(outcome);
        assertThat(row.polls()).isEqualTo(4);
        assertThat(row.createdAt()).isNotNull();
        assertThat(row.acceptedAt()).isNotNull();
        assertThat(row.settledAt()).isNotNull();
        assertThat(row.availableAt()).isNull();
        assertThat(((FactResult.Written) settled).row()).isEqualTo(row);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void every_outcome_comes_back_as_it_was_told_and_may_be_told_twice(Outcome outcome) {
        reserve(J1, "k");
        now(store.settled(J1, outcome, 0, null));

        assertThat(row(J1).outcome()).isEqualTo(outcome);
        assertThat(now(store.settled(J1, outcome, 0, null))).isInstanceOf(FactResult.Written.class);
        assertThat(row(J1).keyHeld()).isEqualTo(outcome.holdsKey());
    }

    static Stream<Outcome> outcomes() {
        BigDecimal cost = new BigDecimal("0.10");
        return Stream.of(
                PICTURE,
                FAILED,
                new Outcome.Failed("no more \u0000 luck", cost),
                new Outcome.Lost("never heard of it"),
                new Outcome.Moderated(true, List.of("Violence", "Hate"), cost),
                new Outcome.Moderated(false, List.of(), null),
                new Outcome.Cancelled(true, null),
                new Outcome.Cancelled(false, cost));
    }

    /** Asks from many threads at once, with the thread's number. */
    protected static <T> List<T> atOnce(IntFunction<CompletionStage<T>> verb) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<T>> answers = IntStream.range(0, THREADS)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return now(verb.apply(number));
                    }))
                    .toList();
            List<T> all = new ArrayList<>();
            for (Future<T> answer : answers) {
                all.add(answer.get(30, TimeUnit.SECONDS));
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private void settle(JobId id, String key, Outcome outcome, Duration availableIn) {
        reserve(id, key);
        now(store.accepted(id, new RemoteJob("t-" + id, null, null, null)));
        now(store.settled(id, outcome, 1, availableIn));
    }

    private Reservation reserve(JobId id, String key) {
        return now(store.reserve(intent(id, key, null)));
    }

    protected static Intent intent(JobId id, String key, JobId replaces) {
        JobTerms terms = new JobTerms(
                Operation.GENERATE,
                "flux-2-pro",
                "bfl",
                "default",
                "g",
                true,
                Map.of(),
                Duration.ofHours(24),
                Booking.NONE);
        return new Intent(id, key(key), "fingerprint", terms, A, replaces, null);
    }

    protected static IdempotencyKey key(String key) {
        return IdempotencyKey.of("suite", key);
    }

    protected final JobRow row(JobId id) {
        return now(store.find(id)).orElseThrow();
    }

    protected static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}

package io.github.camelflux.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Operation;
import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.JobStore.FactResult;
import io.github.camelflux.job.JobStore.Intent;
import io.github.camelflux.job.JobStore.Reservation;
import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.budget.Budget;
import io.github.camelflux.job.budget.BudgetCycle;
import io.github.camelflux.job.budget.BudgetUse;
import io.github.camelflux.job.budget.LedgerKey;
import io.github.camelflux.job.budget.LedgerLine;
import io.github.camelflux.job.budget.LedgerSums;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.job.life.RowState;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every job store promises about budgets and the ledger. */
public abstract class BooksSuite extends JobStoreSuite {

    protected static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final BigDecimal PRICE = new BigDecimal("0.03");
    private static final JobId J1 = new JobId("j1");
    private static final JobId J2 = new JobId("j2");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    /** Suffices for three pictures. */
    protected static final Budget SHOP = budget("0.0999", BudgetCycle.DAY);

    @Test
    void a_purchase_is_reserved_if_it_fits_and_else_leaves_nothing() {
        for (int i = 1; i <= 3; i++) {
            assertThat(buy(new JobId("r" + i), "k" + i, SHOP)).isInstanceOf(Reservation.Reserved.class);
        }

        Reservation fourth = buy(J1, "k", SHOP);

        assertThat(((Reservation.OverBudget) fourth).spentUsd()).isEqualByComparingTo("0.09");
        assertThat(now(store.find(J1))).isEmpty();
        assertThat(now(store.find(key("k")))).isEmpty();
        assertGone(SHOP, "0", "0.09");
        assertThat(now(store.reserve(intent(J1, "k", null)))).isInstanceOf(Reservation.Reserved.class);
    }

    @Test
    void what_fits_exactly_fits() {
        Budget two = budget("0.06", BudgetCycle.DAY);

        assertThat(buy(J1, "k1", two)).isInstanceOf(Reservation.Reserved.class);
        assertThat(buy(J2, "k2", two)).isInstanceOf(Reservation.Reserved.class);
        assertThat(buy(new JobId("j3"), "k3", two)).isInstanceOf(Reservation.OverBudget.class);
    }

    @Test
    void of_many_who_ask_at_once_no_more_are_let_in_than_there_is_money_for() throws Exception {
        List<Reservation> first = atOnce(number -> store.reserve(charged(new JobId("a" + number), "a" + number, SHOP)));
        List<Reservation> then = atOnce(number -> store.reserve(charged(new JobId("b" + number), "b" + number, SHOP)));

        assertThat(first).filteredOn(Reservation.Reserved.class::isInstance).hasSize(3);
        assertThat(first).filteredOn(Reservation.OverBudget.class::isInstance).hasSize(first.size() - 3);
        assertThat(then).hasOnlyElementsOfType(Reservation.OverBudget.class);
        assertGone(SHOP, "0", "0.09");
    }

    @Test
    void a_key_that_is_held_costs_nothing_even_if_the_budget_is_gone() {
        Budget one = budget("0.03", BudgetCycle.DAY);
        buy(J1, "k", one);

        assertThat(buy(J2, "k", one)).isInstanceOf(Reservation.Held.class);
        assertGone(one, "0", "0.03");
    }

    @Test
    void a_withdrawn_purchase_gives_its_money_back_once() {
        buy(J1, "k1", SHOP);
        buy(J2, "k2", SHOP);
        now(store.withdraw(J1));
        now(store.withdraw(J1));

        assertGone(SHOP, "0", "0.03");
    }

    @Test
    void an_accepted_job_cannot_get_its_money_back() {
        buy(J1, "k", SHOP);
        accept(J1, null);
        now(store.withdraw(J1));

        assertGone(SHOP, "0", "0.03");
    }

    @ParameterizedTest
    @MethodSource("ends")
    void what_a_job_cost_takes_the_place_of_what_was_reserved(Outcome outcome, String announced, String spent) {
        buy(J1, "k1", SHOP);
        buy(J2, "k2", SHOP);
        accept(J1, announced == null ? null : new BigDecimal(announced));
        now(store.settled(J1, outcome, 1, null));

        assertGone(SHOP, spent, "0.03");
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of(picture("0.045"), null, "0.045"),
                Arguments.of(picture("0.045"), "0.07", "0.045"),
                Arguments.of(picture("0"), "0.07", "0"),
                Arguments.of(picture(null), "0.07", "0.07"),
                Arguments.of(picture(null), null, "0.03"),
                Arguments.of(picture("0.0123456789"), null, "0.012346"),
                Arguments.of(new Outcome.Moderated(true, List.of(), null), null, "0.03"),
                Arguments.of(new Outcome.Moderated(true, List.of(), BigDecimal.ZERO), null, "0"),
                Arguments.of(new Outcome.Failed("x", null), null, "0.03"),
                Arguments.of(new Outcome.Failed("x", BigDecimal.ZERO), null, "0"),
                Arguments.of(new Outcome.Lost("x"), null, "0.03"),
                Arguments.of(new Outcome.Cancelled(true, null), "0.07", "0"),
                Arguments.of(new Outcome.Cancelled(false, null), null, "0.03"));
    }

    @Test
    void a_job_that_the_provider_never_took_costs_nothing_and_is_no_receipt() {
        buy(J1, "k", SHOP);
        now(store.settled(J1, new Outcome.Moderated(false, List.of("Hate"), null), 0, null));

        assertGone(SHOP, "0", "0");
        assertThat(ledger()).isEmpty();
    }

    @Test
    void an_outcome_that_is_told_twice_or_differently_is_paid_and_booked_once() {
        buy(J1, "k", SHOP);
        accept(J1, null);
        now(store.settled(J1, picture("0.045"), 1, null));
        now(store.settled(J1, picture("0.045"), 1, null));
        assertThat(now(store.settled(J1, picture("0.09"), 1, null))).isInstanceOf(FactResult.Contradicted.class);

        assertGone(SHOP, "0.045", "0");
        assertThat(ledger())
                .singleElement()
                .satisfies(line -> assertThat(line.sums().jobs()).isOne());
    }

    @Test
    void money_of_an_unknown_job_stays_reserved_also_if_its_key_is_freed_and_is_settled_when_the_truth_comes() {
        buy(J1, "k", SHOP);
        now(store.unknown(J1));
        assertGone(SHOP, "0", "0.03");
        now(store.forget(JobFilter.all(10)));
        assertGone(SHOP, "0", "0.03");

        accept(J1, null);
        assertGone(SHOP, "0", "0.03");
        now(store.settled(J1, picture("0.045"), 1, null));

        assertGone(SHOP, "0.045", "0");
    }

    @Test
    void whoever_takes_over_the_key_of_an_unknown_job_needs_money_of_his_own() {
        Budget two = budget("0.06", BudgetCycle.DAY);
        buy(J1, "k", two);
        now(store.unknown(J1));

        assertThat(now(store.reserve(charged(J2, "k", J1, two)))).isInstanceOf(Reservation.Reserved.class);
        now(store.unknown(J2));
        assertThat(now(store.reserve(charged(new JobId("j3"), "k", J2, two))))
                .isInstanceOf(Reservation.OverBudget.class);

        assertThat(row(J2).state()).isEqualTo(RowState.UNKNOWN);
        assertThat(row(J2).keyHeld()).isTrue();
        assertGone(two, "0", "0.06");
    }

    @Test
    void a_node_that_takes_over_pays_from_the_same_budget() throws Exception {
        buy(J1, "k", SHOP);
        accept(J1, null);
        now(store.leave(A));
        assertThat(now(store.adopt(B, Duration.ofMinutes(1)))).hasSize(1);

        now(store.settled(J1, picture("0.045"), 1, null));

        assertGone(SHOP, "0.045", "0");
        assertThat(ledger()).singleElement().satisfies(line -> assertThat(line.key())
                .isEqualTo(new LedgerKey(TODAY, "covers", "flux-2-pro", "bfl", "marketing")));
    }

    @Test
    void each_day_has_its_own_money_and_a_late_settlement_goes_to_the_day_it_was_reserved_on() {
        Budget one = budget("0.03", BudgetCycle.DAY);
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        buy(J1, "k1", one);
        accept(J1, null);

        assertThat(now(store.reserve(charged(J2, "k2", null, one, tomorrow)))).isInstanceOf(Reservation.Reserved.class);
        now(store.settled(J1, picture("0.02"), 1, null));

        assertGone(one, "0.02", "0");
        assertThat(now(store.budgets(List.of(one.period(tomorrow)))).get(0).reservedUsd())
                .isEqualByComparingTo(PRICE);
    }

    @Test
    void a_node_with_another_limit_keeps_to_its_own() {
        Budget less = budget("0.05", BudgetCycle.DAY);
        buy(J1, "k1", SHOP);

        assertThat(buy(J2, "k2", less)).isInstanceOf(Reservation.OverBudget.class);
        assertThat(buy(J2, "k2", SHOP)).isInstanceOf(Reservation.Reserved.class);
        assertGone(less, "0", "0.06");
    }

    @Test
    void the_ledger_adds_up_what_has_all_in_common_and_tells_apart_the_rest() {
        end("a", "covers", "marketing", "0.045", "0.03");
        end("b", "covers", "marketing", "0.03", null);
        end("c", "covers", "", "0.03", null);
        end("d", "teasers", "marketing", null, "0.03");
        end("e", "teasers", "marketing", null, null);

        assertThat(ledger())
                .containsExactlyInAnyOrder(
                        new LedgerLine(
                                new LedgerKey(TODAY, "covers", "flux-2-pro", "bfl", "marketing"),
                                sums(2, 0, 0, "0.075", "0")),
                        new LedgerLine(
                                new LedgerKey(TODAY, "covers", "flux-2-pro", "bfl", ""), sums(1, 0, 0, "0.03", "0")),
                        new LedgerLine(
                                new LedgerKey(TODAY, "teasers", "flux-2-pro", "bfl", "marketing"),
                                sums(2, 1, 1, "0", "0.03")));
    }

    @Test
    void a_job_that_gave_no_picture_is_booked_without_one() {
        now(store.reserve(intent(J1, "k", null)));
        accept(J1, null);
        now(store.settled(J1, new Outcome.Failed("x", new BigDecimal("0.01")), 1, null));

        assertThat(ledger()).singleElement().satisfies(line -> {
            assertThat(line.sums().jobs()).isOne();
            assertThat(line.sums().pictures()).isZero();
            assertThat(line.sums().costUsd()).isEqualByComparingTo("0.01");
        });
    }

    @Test
    void a_day_of_the_ledger_begins_at_its_zones_midnight_and_the_newest_comes_first() throws Exception {
        end("a", "covers", "", "0.01", null);
        // 18:29 in London, one minute before midnight in Kolkata.
        advance(Duration.ofHours(6).plusMinutes(29));
        end("b", "covers", "", "0.02", null);
        advance(Duration.ofMinutes(1));
        end("c", "covers", "", "0.04", null);

        assertThat(ledger()).extracting(line -> line.key().day()).containsExactly(TODAY.plusDays(1), TODAY);
        assertThat(now(store.ledger(TODAY, TODAY)))
                .singleElement()
                .satisfies(line -> assertThat(line.sums().costUsd()).isEqualByComparingTo("0.03"));
        assertThat(now(store.ledger(TODAY.plusDays(2), TODAY.plusDays(9)))).isEmpty();
    }

    @Test
    void the_ledger_stays_when_the_jobs_expire() throws Exception {
        end("a", "covers", "", "0.01", null);
        advance(Duration.ofHours(25));

        assertThat(now(store.expire())).isOne();
        assertThat(ledger()).hasSize(1);
    }

    @Test
    void of_many_jobs_that_end_at_once_each_is_booked() throws Exception {
        Budget plenty = budget("100", BudgetCycle.MONTH);
        atOnce(number -> store.reserve(charged(new JobId("j" + number), "k" + number, plenty)));
        atOnce(number -> store.accepted(new JobId("j" + number), new RemoteJob("t" + number, null, null, null)));

        List<FactResult> told = atOnce(number -> store.settled(new JobId("j" + number), picture("0.01"), 1, null));

        assertThat(told).hasOnlyElementsOfType(FactResult.Written.class);
        BigDecimal all = new BigDecimal("0.01").multiply(BigDecimal.valueOf(told.size()));
        assertGone(plenty, all.toPlainString(), "0");
        assertThat(ledger()).singleElement().satisfies(line -> {
            assertThat(line.sums().jobs()).isEqualTo(told.size());
            assertThat(line.sums().costUsd()).isEqualByComparingTo(all);
        });
    }

    protected final Reservation buy(JobId id, String key, Budget budget) {
        return now(store.reserve(charged(id, key, budget)));
    }

    protected static Intent charged(JobId id, String key, Budget budget) {
        return charged(id, key, null, budget);
    }

    private static Intent charged(JobId id, String key, JobId replaces, Budget budget) {
        return charged(id, key, replaces, budget, NOON);
    }

    private static Intent charged(JobId id, String key, JobId replaces, Budget budget, Instant time) {
        return new Intent(
                id,
                key(key),
                "fingerprint",
                terms(new Booking("covers", "marketing", PRICE)),
                A,
                replaces,
                budget.charge(PRICE, time));
    }

    protected final void accept(JobId id, BigDecimal announced) {
        now(store.accepted(id, new RemoteJob("t-" + id, null, announced, null)));
    }

    protected final void assertGone(Budget budget, String spent, String reserved) {
        BudgetUse use = now(store.budgets(List.of(budget.period(NOON)))).get(0);
        assertThat(use.period()).isEqualTo(budget.period(NOON));
        assertThat(use.spentUsd()).as("spent").isEqualByComparingTo(spent);
        assertThat(use.reservedUsd()).as("reserved").isEqualByComparingTo(reserved);
    }

    protected final List<LedgerLine> ledger() {
        return now(store.ledger(LocalDate.of(2000, 1, 1), LocalDate.of(9999, 12, 31)));
    }

    protected static Outcome picture(String cost) {
        return new Outcome.Picture(null, null, null, null, cost == null ? null : new BigDecimal(cost), null);
    }

    /** One job from its beginning to its end. */
    private void end(String id, String route, String costCentre, String cost, String estimate) {
        Booking booking = new Booking(route, costCentre, estimate == null ? null : new BigDecimal(estimate));
        JobId job = new JobId(id);
        now(store.reserve(new Intent(job, key(id), "fingerprint", terms(booking), A, null, null)));
        accept(job, null);
        now(store.settled(job, picture(cost), 1, null));
    }

    private static JobTerms terms(Booking booking) {
        return new JobTerms(
                Operation.GENERATE, "flux-2-pro", "bfl", "default", "g", true, Map.of(), Duration.ofHours(24), booking);
    }

    private static LedgerSums sums(long jobs, long estimated, long unpriced, String cost, String estimate) {
        return new LedgerSums(jobs, jobs, estimated, unpriced, new BigDecimal(cost), new BigDecimal(estimate));
    }

    private static Budget budget(String limit, BudgetCycle cycle) {
        return new Budget("shop", new BigDecimal(limit), cycle, ZONE);
    }
}

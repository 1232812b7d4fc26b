package io.github.camelflux.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.Groups;
import io.github.camelflux.job.JobFilter;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.JobStore.Adoption;
import io.github.camelflux.job.JobStore.Claim;
import io.github.camelflux.job.JobStore.FactResult;
import io.github.camelflux.job.JobStore.Lease;
import io.github.camelflux.job.PictureSink.KeptPicture;
import io.github.camelflux.job.Timer;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.store.BooksSuite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every job store promises, in a database whose clock the test turns. */
abstract class JdbcJobStoreSuite extends BooksSuite {

    private static final String ACCOUNT = "bfl/key-1";
    private static final String CLOCK = "(SELECT time_now FROM suite_clock)";

    @TempDir
    Path directory;

    WatchedDataSource watched;
    private Set<String> accounts = Set.of("default");
    private JdbcStorage storage;
    private Product product;
    private final List<Spool> spools = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    /** A pool on an empty database. */
    abstract DataSource pool() throws Exception;

    abstract void closePool() throws Exception;

    @Override
    protected JobStore open() throws Exception {
        watched = new WatchedDataSource(pool());
        execute("CREATE TABLE suite_clock (time_now TIMESTAMP(6) WITH TIME ZONE NOT NULL)");
        execute("INSERT INTO suite_clock VALUES (TIMESTAMP WITH TIME ZONE '2026-03-01 12:00:00+00:00')");
        product = JdbcStorage.prepare(settings("suite", false));
        storage = storage("suite", false);
        return storage.jobs();
    }

    @Override
    protected void advance(Duration by) throws SQLException {
        execute("UPDATE suite_clock SET time_now = time_now + " + by.toMillis() + " * INTERVAL '0.001' SECOND");
    }

    @AfterEach
    void close() throws Exception {
        threads.shutdown();
        spools.forEach(Spool::close);
        closePool();
    }

    @Test
    void a_fact_that_is_told_twice_is_written_once() throws Exception {
        settle("j1", null);
        long version = version("j1");

        now(store.settled(new JobId("j1"), PICTURE, 1, null));
        now(store.accepted(new JobId("j1"), new RemoteJob("another", null, null, null)));

        assertThat(version("j1")).isEqualTo(version);
    }

    @Test
    void a_prompt_that_the_provider_changed_is_told_and_not_kept() throws Exception {
        now(store.reserve(intent(new JobId("j1"), "k", null)));
        Outcome told = new Outcome.Picture(URI.create("https://x.bfl.ai/1"), null, null, "A cat, in oil", null, null);

        FactResult first = now(store.settled(new JobId("j1"), told, 1, null));
        FactResult second = now(store.settled(new JobId("j1"), told, 1, null));

        assertThat(List.of(first, second)).allSatisfy(result -> assertThat(
                        ((FactResult.Written) result).row().outcome())
                .isEqualTo(told));
        assertThat(text("SELECT outcome_details FROM flux_job"))
                .contains("x.bfl.ai")
                .doesNotContain("cat");
        assertThat(((Outcome.Picture)
                                now(store.find(new JobId("j1"))).orElseThrow().outcome())
                        .prompt())
                .isNull();
    }

    @Test
    void a_prompt_that_the_provider_changed_is_kept_with_storePrompts() throws Exception {
        JobStore keeping = storage("suite", true).jobs();
        now(store.reserve(intent(new JobId("j1"), "k", null)));
        Outcome told = new Outcome.Picture(URI.create("https://x.bfl.ai/1"), null, null, "A cat, in oil", null, null);

        now(keeping.settled(new JobId("j1"), told, 1, null));

        assertThat(now(store.find(new JobId("j1"))).orElseThrow().outcome()).isEqualTo(told);
    }

    @Test
    void budgets_and_ledger_are_there_after_a_restart_and_for_another_node() throws Exception {
        buy(new JobId("j1"), "k1", SHOP);
        accept(new JobId("j1"), null);
        now(store.settled(new JobId("j1"), picture("0.045"), 1, null));
        buy(new JobId("j2"), "k2", SHOP);

        store = storage("suite", false).jobs();

        assertGone(SHOP, "0.045", "0.03");
        assertThat(ledger()).hasSize(1);
        assertThat(buy(new JobId("j3"), "k3", SHOP)).isInstanceOf(JobStore.Reservation.OverBudget.class);
    }

    @Test
    void applications_on_one_database_have_budgets_of_their_own() throws Exception {
        buy(new JobId("j1"), "k1", SHOP);
        store = storage("others", false).jobs();

        assertGone(SHOP, "0", "0");
        assertThat(ledger()).isEmpty();
    }

    @Test
    void a_settlement_whose_answer_was_lost_is_paid_once() throws Exception {
        buy(new JobId("j1"), "k1", SHOP);
        accept(new JobId("j1"), null);
        watched.loseAnswerTo("COMMIT");
        assertThat(store.settled(new JobId("j1"), picture("0.045"), 1, null).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10));

        now(store.settled(new JobId("j1"), picture("0.045"), 1, null));

        assertGone(SHOP, "0.045", "0");
        assertThat(ledger())
                .singleElement()
                .satisfies(line -> assertThat(line.sums().jobs()).isOne());
    }

    @Test
    void a_purchase_and_a_withdrawal_whose_answers_were_lost_leave_no_money_behind() throws Exception {
        buy(new JobId("j0"), "k0", SHOP);
        watched.loseAnswerTo("COMMIT");
        assertThat(store.reserve(charged(new JobId("j1"), "k1", SHOP)).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10));
        assertGone(SHOP, "0", "0.06");
        watched.loseAnswerTo("COMMIT");
        assertThat(store.withdraw(new JobId("j1")).toCompletableFuture()).failsWithin(Duration.ofSeconds(10));
        now(store.withdraw(new JobId("j1")));

        assertGone(SHOP, "0", "0.03");
        assertThat(now(store.find(new JobId("j1")))).isEmpty();
    }

    @Test
    void half_of_a_settlement_is_none() throws Exception {
        buy(new JobId("j1"), "k1", SHOP);
        accept(new JobId("j1"), null);
        watched.loseAnswerTo("UPDATE flux_budget");
        assertThat(store.settled(new JobId("j1"), picture("0.045"), 1, null).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10));

        assertThat(row(new JobId("j1")).outcome()).isNull();
        assertGone(SHOP, "0", "0.03");
        assertThat(ledger()).isEmpty();
    }

    @Test
    void applications_on_one_database_leave_each_other_alone() throws Exception {
        JobStore others = storage("others", false).jobs();
        NodeId other = new NodeId("O");
        now(others.register(other, LEASE));
        settle("j1", Duration.ZERO);
        now(store.leave(A));

        assertThat(now(others.adopt(other, Duration.ZERO))).isEmpty();
        assertThat(now(others.take(Groups.only("g"), other, 10))).isEmpty();
        assertThat(now(others.list(JobFilter.all(10)))).isEmpty();
        assertThat(now(store.adopt(new NodeId("B"), Duration.ZERO))).hasSize(1);
    }

    @Test
    void an_intent_that_was_stored_while_its_node_was_taken_over_is_adopted_later() {
        now(store.leave(A));
        now(store.adopt(new NodeId("B"), Duration.ZERO));
        now(store.reserve(intent(new JobId("j1"), "k", null)));

        List<Adoption> adoptions = now(store.adopt(new NodeId("B"), Duration.ZERO));

        assertThat(adoptions).singleElement().satisfies(adoption -> {
            assertThat(adoption.from()).isEqualTo(A);
            assertThat(adoption.sinceLeaseEnd()).isZero();
            assertThat(adoption.rows()).extracting(JobRow::id).containsExactly(new JobId("j1"));
        });
    }

    @Test
    void a_job_is_left_to_a_node_that_has_its_account_and_after_a_day_to_anybody() throws Exception {
        now(store.reserve(intent(new JobId("j1"), "k", null)));
        settle("j2", null);
        now(store.leave(A));
        accounts = Set.of("another");

        List<Adoption> withoutAccount = now(store.adopt(new NodeId("B"), Duration.ZERO));
        assertThat(withoutAccount).singleElement().satisfies(adoption -> assertThat(adoption.rows())
                .extracting(JobRow::id)
                .containsExactly(new JobId("j2")));
        accounts = Set.of();
        assertThat(now(store.adopt(new NodeId("B"), Duration.ZERO))).isEmpty();
        accounts = Set.of("another", "default");
        assertThat(now(store.adopt(new NodeId("C"), Duration.ZERO)))
                .singleElement()
                .satisfies(adoption -> assertThat(adoption.rows()).hasSize(1));

        accounts = Set.of();
        advance(Duration.ofHours(25));
        assertThat(now(store.adopt(new NodeId("D"), Duration.ZERO)))
                .flatExtracting(Adoption::rows)
                .extracting(JobRow::id)
                .contains(new JobId("j1"));
    }

    @Test
    void jobs_whose_adoption_was_not_answered_are_told_the_next_time() {
        now(store.reserve(intent(new JobId("j1"), "k", null)));
        now(store.leave(A));

        watched.loseAnswerTo("COMMIT");
        assertThat(store.adopt(new NodeId("B"), Duration.ZERO).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10));

        assertThat(now(store.adopt(new NodeId("B"), Duration.ZERO)))
                .singleElement()
                .satisfies(adoption -> assertThat(adoption.rows()).hasSize(1));
        assertThat(now(store.adopt(new NodeId("B"), Duration.ZERO))).isEmpty();
    }

    @Test
    void a_result_whose_taking_was_not_answered_comes_again() throws Exception {
        settle("j1", Duration.ZERO);

        watched.loseAnswerTo("UPDATE flux_job");
        assertThat(store.take(Groups.only("g"), A, 10).toCompletableFuture()).failsWithin(Duration.ofSeconds(10));

        assertThat(now(store.take(Groups.only("g"), A, 10))).hasSize(1);
    }

    @Test
    void a_node_hears_that_it_was_taken_over_even_if_the_first_answer_is_lost() {
        now(store.leave(A));
        now(store.adopt(new NodeId("B"), Duration.ZERO));

        watched.loseAnswerTo("INSERT INTO flux_node");
        assertThat(store.renew(A, LEASE).toCompletableFuture()).failsWithin(Duration.ofSeconds(10));

        assertThat(now(store.renew(A, LEASE))).isEqualTo(Lease.LOST);
        assertThat(now(store.renew(A, LEASE))).isEqualTo(Lease.RENEWED);
    }

    @Test
    void a_picture_is_kept_in_rows_of_a_mebibyte_and_read_by_another_node() throws Exception {
        settle("j1", null);
        byte[] bytes = new byte[3_500_000];
        new Random(7).nextBytes(bytes);
        keep("j1", bytes);

        KeptPicture found =
                now(storage("suite", false).pictures().find(new JobId("j1"))).orElseThrow();

        assertThat(found.bytes().open().readAllBytes()).isEqualTo(bytes);
        assertThat(found.bytes().inMemory()).isFalse();
        assertThat(found.contentType()).isEqualTo("image/png");
        assertThat(text("SELECT COUNT(*) FROM flux_result_chunk")).isEqualTo("4");
        found.bytes().release();
    }

    @Test
    void a_picture_that_is_kept_twice_is_kept_once() throws Exception {
        settle("j1", null);
        keep("j1", new byte[1 << 20]);
        keep("j1", new byte[1 << 20]);

        assertThat(now(storage.pictures().find(new JobId("j1")))
                        .orElseThrow()
                        .bytes()
                        .length())
                .isEqualTo(1 << 20);
    }

    @Test
    void a_picture_of_which_a_row_is_missing_is_not_found() throws Exception {
        settle("j1", null);
        keep("j1", new byte[3_000_000]);
        execute("DELETE FROM flux_result_chunk WHERE chunk = 1");

        assertThat(now(storage.pictures().find(new JobId("j1")))).isEmpty();
        assertThat(spools).allMatch(spool -> spool.openFiles() == 0);
    }

    @Test
    void a_dropped_picture_is_gone() throws Exception {
        settle("j1", null);
        keep("j1", new byte[10]);
        storage.pictures().drop(new JobId("j1"));

        await().until(() -> now(storage.pictures().find(new JobId("j1"))).isEmpty());
    }

    @Test
    void pictures_go_with_their_rows_however_many_there_are() throws Exception {
        for (int i = 0; i < 250; i++) {
            settle("j" + i, null);
            keep("j" + i, new byte[100]);
        }
        advance(Duration.ofHours(25));

        assertThat(now(store.expire())).isEqualTo(250);
        assertThat(text("SELECT COUNT(*) FROM flux_result_chunk")).isEqualTo("0");
    }

    @Test
    void tables_that_are_there_are_used_as_they_are() {
        watched.statements().clear();
        JdbcStorage.prepare(settings("suite", false));

        assertThat(watched.statements()).noneMatch(statement -> statement.contains("CREATE"));
    }

    @Test
    void tables_that_are_missing_are_refused_unless_they_are_to_be_made() throws Exception {
        execute("DROP TABLE flux_result_chunk");

        assertThatThrownBy(() -> JdbcStorage.prepare(
                        new JdbcSettings(watched.dataSource(), "suite", false, false, Set::of, ZONE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flux_result_chunk")
                .hasMessageContaining("createTables=true");
        assertThat(JdbcStorage.prepare(settings("suite", false))).isEqualTo(product);
    }

    @Test
    void a_node_that_is_alone_gets_what_it_asks_for_up_to_the_limit() {
        assertThat(share(A, 0, 5)).isEqualTo(5);
        assertThat(share(A, 5, 40)).isEqualTo(24);
    }

    @Test
    void what_one_node_has_another_gets_only_when_it_is_given_back() {
        share(A, 0, 24);
        assertThat(share(B, 0, 24)).isZero();

        assertThat(share(A, 24, 24)).isEqualTo(12);
        assertThat(share(B, 0, 24)).isZero();
        assertThat(share(A, 20, 24)).isEqualTo(12);
        assertThat(share(B, 0, 24)).isEqualTo(4);
        assertThat(share(A, 12, 24)).isEqualTo(12);
        assertThat(share(B, 4, 24)).isEqualTo(12);
    }

    @Test
    void what_is_not_claimed_is_given_back() {
        share(A, 0, 24);
        now(store.share(A, List.of(new Claim("another", 6, 0, 1))));

        assertThat(share(B, 0, 24)).isEqualTo(24);
    }

    @Test
    void accounts_do_not_count_for_each_other() {
        share(A, 0, 24);

        assertThat(now(store.share(B, List.of(new Claim("another", 6, 0, 9))))).containsEntry("another", 6);
    }

    @Test
    void applications_with_one_account_share_its_limit() {
        JobStore others = storage("others", false).jobs();
        NodeId other = new NodeId("O");
        now(others.register(other, LEASE));
        share(A, 0, 20);

        assertThat(share(others, other, 24, 0, 24)).isEqualTo(4);
    }

    @Test
    void a_node_that_has_nothing_to_change_only_looks() {
        share(A, 0, 24);
        watched.statements().clear();

        assertThat(share(A, 24, 24)).isEqualTo(24);

        assertThat(watched.statements()).singleElement().asString().startsWith("SELECT");
    }

    @Test
    void what_a_dead_node_had_goes_to_the_one_that_takes_its_jobs_over() throws Exception {
        share(A, 0, 20);
        share(B, 0, 4);
        now(store.leave(A));
        NodeId c = new NodeId("C");
        now(store.register(c, LEASE));
        assertThat(share(c, 0, 24)).isZero();

        now(store.adopt(B, Duration.ZERO));
        assertThat(share(c, 0, 24)).isZero();

        // Two of the jobs that were taken over run on.
        assertThat(share(B, 6, 6)).isEqualTo(6);
        assertThat(share(c, 0, 24)).isEqualTo(18);
    }

    @Test
    void what_a_dead_node_had_of_an_account_that_the_other_does_not_use_is_free_when_it_says_so() {
        share(A, 0, 20);
        now(store.leave(A));
        now(store.adopt(B, Duration.ZERO));

        now(store.share(B, List.of()));

        assertThat(share(B, 0, 24)).isEqualTo(24);
    }

    @Test
    void what_came_with_an_adoption_that_was_not_answered_counts_until_it_is() {
        now(store.reserve(intent(new JobId("j1"), "k", null)));
        share(A, 0, 20);
        share(B, 0, 4);
        now(store.leave(A));
        watched.loseAnswerTo("COMMIT");
        assertThat(store.adopt(B, Duration.ZERO).toCompletableFuture()).failsWithin(Duration.ofSeconds(10));
        JobStore elsewhere = storage("suite", false).jobs();
        NodeId c = new NodeId("C");
        now(elsewhere.register(c, LEASE));

        assertThat(share(B, 4, 24)).isEqualTo(4);
        assertThat(share(elsewhere, c, 24, 0, 24)).isZero();

        now(store.adopt(B, Duration.ZERO));
        share(B, 5, 5);
        assertThat(share(elsewhere, c, 24, 0, 24)).isEqualTo(19);
    }

    @Test
    void a_node_that_nobody_takes_over_counts_only_as_long_as_its_jobs_may_run() throws Exception {
        share(A, 0, 20);
        advance(LEASE);
        now(store.register(B, LEASE));
        assertThat(share(B, 0, 24)).isEqualTo(4);

        advance(Duration.ofMinutes(11));
        now(store.register(B, LEASE));

        assertThat(share(B, 4, 24)).isEqualTo(24);
    }

    @Test
    void permits_of_nodes_that_are_not_registered_are_deleted() throws Exception {
        share(new NodeId("ghost"), 0, 20);
        assertThat(share(A, 0, 24)).isEqualTo(24);

        now(store.expire());

        assertThat(text("SELECT COUNT(*) FROM flux_permit")).isEqualTo("1");
    }

    @Test
    void nodes_together_never_have_more_than_the_limit_whatever_they_do_at_once() throws Exception {
        int limit = 7;
        List<NodeId> nodes = List.of(A, B, new NodeId("C"), new NodeId("D"));
        for (NodeId node : nodes) {
            now(store.register(node, LEASE));
        }
        int[] held = new int[nodes.size()];
        int[] most = new int[1];
        ExecutorService clients = Executors.newFixedThreadPool(nodes.size());
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < nodes.size(); i++) {
                int number = i;
                running.add(clients.submit(() -> {
                    Random random = new Random(42 + number);
                    int got = 0;
                    for (int round = 0; round < 60; round++) {
                        int mine;
                        synchronized (held) {
                            // Some of its jobs end.
                            mine = held[number] = random.nextInt(held[number] + 1);
                        }
                        int answer = share(nodes.get(number), limit, mine, random.nextInt(2 * limit));
                        synchronized (held) {
                            held[number] = Math.max(mine, answer);
                            most[0] = Math.max(most[0], Arrays.stream(held).sum());
                        }
                        got += answer;
                    }
                    return got;
                }));
            }
            for (Future<Integer> each : running) {
                assertThat(each.get(120, TimeUnit.SECONDS)).isPositive();
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(most[0]).isEqualTo(limit);
    }

    private int share(NodeId node, int held, int wanted) {
        return share(node, 24, held, wanted);
    }

    private int share(NodeId node, int limit, int held, int wanted) {
        return share(store, node, limit, held, wanted);
    }

    private static int share(JobStore from, NodeId node, int limit, int held, int wanted) {
        return now(from.share(node, List.of(new Claim(ACCOUNT, limit, held, wanted))))
                .get(ACCOUNT);
    }

    private JdbcStorage storage(String application, boolean storePrompts) {
        Spool spool = new Spool(directory);
        spools.add(spool);
        Timer noLimit = (delay, task) -> () -> {};
        return JdbcStorage.of(settings(application, storePrompts), threads, noLimit, spool, new Sql(product, CLOCK));
    }

    private JdbcSettings settings(String application, boolean storePrompts) {
        return new JdbcSettings(watched.dataSource(), application, true, storePrompts, () -> accounts, ZONE);
    }

    private void settle(String id, Duration availableIn) {
        now(store.reserve(intent(new JobId(id), "key of " + id, null)));
        now(store.accepted(new JobId(id), new RemoteJob("t-" + id, null, null, null)));
        now(store.settled(new JobId(id), PICTURE, 1, availableIn));
    }

    private void keep(String id, byte[] bytes) throws IOException {
        Blob blob = spools.get(0).of(bytes);
        now(storage.pictures().keep(new JobId(id), new KeptPicture(blob, "image/png")));
        blob.release();
    }

    private long version(String id) throws SQLException {
        return Long.parseLong(text("SELECT version FROM flux_job WHERE job_id = '" + id + "'"));
    }

    private String text(String query) throws SQLException {
        try (Connection connection = watched.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    final void execute(String sql) throws SQLException {
        try (Connection connection = watched.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

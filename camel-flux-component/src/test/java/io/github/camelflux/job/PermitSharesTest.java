package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.JobStore.Claim;
import io.github.camelflux.job.life.NodeId;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a node asks for its share and when it uses what it was told, with a store that answers what a test wrote down. */
class PermitSharesTest {

    private final List<Claim> told = new ArrayList<>();
    private final Deque<CompletableFuture<Map<String, Integer>>> answers = new ArrayDeque<>();
    private final List<Permits.Ticket> out = new ArrayList<>();
    private final Permits permits = Permits.shared("k", 2, 10);
    private final PermitShares shares = new PermitShares(store(), new NodeId("A"));

    @BeforeEach
    void two_jobs_want_to_run() {
        out.add(permits.request(new PermitWish("m", 24, 0, "route"), given -> {}));
        out.add(permits.request(new PermitWish("m", 24, 0, "route"), given -> {}));
    }

    @Test
    void what_comes_free_beyond_the_share_is_told_at_once() {
        answer(2);
        shares.askForMore(permits);
        answer(1);
        shares.round();
        told.clear();

        answer(1);
        out.get(0).release();
        shares.giveBack();

        assertThat(told).containsExactly(new Claim("k", 2, 1, 2));
    }

    @Test
    void an_answer_that_was_given_before_the_share_was_lost_counts_for_nothing() {
        CompletableFuture<Map<String, Integer>> late = new CompletableFuture<>();
        answers.add(late);
        shares.askForMore(permits);

        shares.forfeit();
        late.complete(Map.of("k", 2));

        assertThat(permits.share()).isZero();
        assertThat(permits.inFlight()).isZero();
    }

    @Test
    void nothing_is_told_while_jobs_are_taken_over() {
        CompletableFuture<Boolean> adoption = new CompletableFuture<>();
        shares.takeOver(() -> adoption);
        answer(2);
        CompletableFuture<Void> asked = shares.askForMore(permits).toCompletableFuture();
        assertThat(told).isEmpty();

        permits.take("m");
        adoption.complete(true);

        assertThat(told).containsExactly(new Claim("k", 2, 1, 2));
        assertThat(asked).isCompleted();
    }

    @Test
    void what_came_with_jobs_that_were_taken_over_is_told_though_none_of_it_is_used() {
        answer(2);
        shares.askForMore(permits);
        out.forEach(Permits.Ticket::release);
        answer(2);
        shares.round();
        answers.add(CompletableFuture.completedFuture(Map.of()));
        shares.round();
        answers.add(CompletableFuture.completedFuture(Map.of()));
        shares.round();
        assertThat(answers).as("nothing is told if there is nothing to tell").hasSize(1);

        shares.takeOver(() -> CompletableFuture.completedFuture(true));
        shares.round();

        assertThat(answers).isEmpty();
    }

    @Test
    void a_node_that_leaves_claims_what_runs_and_takes_no_more() {
        answer(2);
        shares.askForMore(permits);
        out.get(0).release();
        told.clear();

        answer(0);
        shares.leave();
        permits.request(new PermitWish("m", 24, 0, "route"), given -> {});
        shares.round();

        assertThat(told).extracting(Claim::held).containsExactly(1);
        assertThat(permits.inFlight()).isOne();
    }

    private void answer(int share) {
        answers.add(CompletableFuture.completedFuture(Map.of("k", share)));
    }

    private JobStore store() {
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (self, verb, arguments) -> {
                    assertThat(verb.getName()).isEqualTo("share");
                    ((List<?>) arguments[1]).forEach(claim -> told.add((Claim) claim));
                    return answers.remove();
                });
    }
}

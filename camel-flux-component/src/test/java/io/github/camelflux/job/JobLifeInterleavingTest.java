package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every order of everything that can happen to one message on two nodes, with up to two faults between any two steps. After each
 * move: at most one accepted submission, no outcome ever changes, nothing is unknown but in the documented window. At rest: the
 * picture was delivered, or the job is listed as unknown; never if the provider's report of its end was taken.
 */
class JobLifeInterleavingTest {

    @Test
    void without_faults_one_message_buys_and_delivers_one_picture() {
        assertThat(explore(0, Set.of(), false).paths()).isPositive();
    }

    @Test
    void a_report_may_come_at_any_time_and_to_any_node_or_never() {
        assertThat(explore(0, Set.of(), true).states()).isGreaterThan(50);
    }

    @Test
    void any_single_fault_around_a_report_keeps_the_promises() {
        Explorer explorer = explore(1, EnumSet.allOf(World.Fault.class), true);
        assertThat(explorer.states()).isGreaterThan(1_000);
    }

    @Test
    void any_single_fault_at_any_step_keeps_the_promises() {
        Explorer explorer = explore(1, EnumSet.allOf(World.Fault.class), false);
        assertThat(explorer.states()).isGreaterThan(100);
    }

    @Test
    void any_two_faults_at_any_two_steps_keep_the_promises() {
        Explorer explorer = explore(2, EnumSet.allOf(World.Fault.class), false);
        assertThat(explorer.states()).isGreaterThan(5_000);
    }

    /** Not among them: what lets time pass for others, or brings more messages. Their orders are too many. */
    @Test
    void any_two_faults_around_a_report_keep_the_promises() {
        Explorer explorer = explore(
                2,
                EnumSet.complementOf(
                        EnumSet.of(World.Fault.PAUSE, World.Fault.STORE_DOWN, World.Fault.DUPLICATE_MESSAGE)),
                true);
        assertThat(explorer.states()).isGreaterThan(5_000);
    }

    private static Explorer explore(int faults, Set<World.Fault> allowed, boolean reporting) {
        Explorer explorer = new Explorer();
        explorer.explore(() -> new World(faults, allowed, reporting));
        System.out.printf(
                "%d faults%s: %d paths, %d states, %d steps%n",
                faults, reporting ? ", with a report" : "", explorer.paths(), explorer.states(), explorer.steps());
        return explorer;
    }
}

package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every order of everything that can happen to one message on two nodes, with up to two faults between any two steps. After each
 * move: at most one accepted submission, no outcome ever changes, nothing is unknown but in the documented window. At rest: the
 * picture was delivered, or the job is listed as unknown.
 */
class JobLifeInterleavingTest {

    @Test
    void without_faults_one_message_buys_and_delivers_one_picture() {
        assertThat(explore(0, Set.of()).paths()).isPositive();
    }

    @Test
    void any_single_fault_at_any_step_keeps_the_promises() {
        Explorer explorer = explore(1, EnumSet.allOf(World.Fault.class));
        assertThat(explorer.states()).isGreaterThan(100);
    }

    @Test
    void any_two_faults_at_any_two_steps_keep_the_promises() {
        Explorer explorer = explore(2, EnumSet.allOf(World.Fault.class));
        assertThat(explorer.states()).isGreaterThan(5_000);
    }

    private static Explorer explore(int faults, Set<World.Fault> allowed) {
        Explorer explorer = new Explorer();
        explorer.explore(() -> new World(faults, allowed));
        System.out.printf(
                "%d faults: %d paths, %d states, %d steps%n",
                faults, explorer.paths(), explorer.states(), explorer.steps());
        return explorer;
    }
}

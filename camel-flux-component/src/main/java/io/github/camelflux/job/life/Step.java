package io.github.camelflux.job.life;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What an event leads to.
 *
 * @param next the state from now on
 * @param actions what is to be done, in this order
 */
public record Step(JobState next, List<JobAction> actions) {

    public Step {
        actions = List.copyOf(actions);
    }

    /** A state and what is to be done. */
    public static Step to(JobState next, JobAction... actions) {
        return new Step(next, List.of(actions));
    }

    /** An event that a state does not wait for leads nowhere, but an intent that comes too late is taken back. */
    static Step ignore(JobState state, JobEvent event) {
        return event instanceof JobEvent.IntentStored late ? to(state, new JobAction.Withdraw(late.id())) : to(state);
    }

    /** The same step with actions that come first. */
    public Step after(JobAction... first) {
        List<JobAction> all = new ArrayList<>();
        Collections.addAll(all, first);
        all.addAll(actions);
        return new Step(next, all);
    }
}

package io.github.camelflux.job.life;

/**
 * Where a job stands on this node. The life of a job is the function {@link #on}: it has no effect of its own and can be called
 * with any event in any order.
 *
 * <pre>
 * Queued ─► Reserving ─► Submitting ─► Running ─► Settling ─► Fetching ─► Ended
 *   ▲                        │ └─► Unknown            └───────────────────►
 *   └── Pausing ◄── Withdrawing
 *
 * Watching: another node acts.   Doubtful: adopted before any answer was recorded.   Stranded: outside of the region.
 * </pre>
 */
public sealed interface JobState
        permits Queued,
                Reserving,
                Submitting,
                Withdrawing,
                Pausing,
                Running,
                Stranded,
                Settling,
                Fetching,
                Unknown,
                Doubtful,
                Watching,
                Ended {

    /** What an event leads to. An event that this state does not wait for leads nowhere. */
    Step on(JobEvent event);

    /** The word for consoles. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}

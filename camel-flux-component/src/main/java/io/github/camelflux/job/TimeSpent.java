package io.github.camelflux.job;

import io.github.camelflux.job.life.JobAction;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Where the time of the jobs went that this node bought: sums since the component started, by stage. A job is counted in a stage
 * when it leaves it. Safe for use by several threads.
 */
public final class TimeSpent {

    /** What a job goes through. */
    public enum Stage {
        /** Waiting for a permit. */
        QUEUED,
        /** Its intent is stored and it is sent, until it is accepted. */
        SUBMITTING,
        /** From acceptance to the answer that said that it had ended. */
        RUNNING,
        /** The last part of {@link #RUNNING}: it had ended and nobody had asked. Nobody sees that; estimated from what was learned. */
        NOTICING,
        /** From the record of its outcome until its picture was here. */
        DOWNLOADING,
        /** From there until the unit of work of its exchange was over, well or not. */
        DELIVERING;

        /** Its name in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When a job came to where it is. */
    record Mark(Stage stage, long since) {}

    private static final int MOST_DELIVERING = 10_000;

    private final LongSupplier nanos;
    private final Map<Stage, LongAdder> sums = new EnumMap<>(Stage.class);
    private final Map<JobId, Long> handed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JobId, Long> eldest) {
            return size() > MOST_DELIVERING;
        }
    };

    TimeSpent(LongSupplier nanos) {
        this.nanos = nanos;
        for (Stage stage : Stage.values()) {
            sums.put(stage, new LongAdder());
        }
    }

    /** How long jobs were in a stage, all of them together. */
    public Duration in(Stage stage) {
        return Duration.ofNanos(sums.get(stage).sum());
    }

    void add(Stage stage, Duration time) {
        sums.get(stage).add(time.toNanos());
    }

    /** A job goes on. */
    void note(JobGroup group, JobAction action) {
        if (action instanceof JobAction.AcquirePermit) {
            move(group, null, Stage.QUEUED);
        } else if (action instanceof JobAction.StoreIntent) {
            move(group, Stage.QUEUED, Stage.SUBMITTING);
        } else if (action instanceof JobAction.RecordAccepted) {
            move(group, Stage.SUBMITTING, Stage.RUNNING);
        } else if (action instanceof JobAction.RecordSettled) {
            move(group, Stage.RUNNING, Stage.DOWNLOADING);
        } else if (action instanceof JobAction.TellEnd tell
                && tell.end() instanceof JobAction.End.Settled settled
                && settled.outcome() instanceof Outcome.Picture) {
            move(group, Stage.DOWNLOADING, null);
        }
    }

    /** An exchange has the outcome. */
    void handedOver(JobId id) {
        synchronized (handed) {
            handed.put(id, nanos.getAsLong());
        }
    }

    /** Its unit of work is over. */
    void delivered(JobId id) {
        Long since;
        synchronized (handed) {
            since = handed.remove(id);
        }
        if (since != null) {
            add(Stage.DELIVERING, Duration.ofNanos(nanos.getAsLong() - since));
        }
    }

    /** What this node did not see begin it does not count. */
    private void move(JobGroup group, Stage from, Stage to) {
        long now = nanos.getAsLong();
        Mark mark = group.mark;
        if (mark != null && mark.stage() == from) {
            add(from, Duration.ofNanos(now - mark.since()));
        }
        group.mark = to == null ? null : new Mark(to, now);
    }
}

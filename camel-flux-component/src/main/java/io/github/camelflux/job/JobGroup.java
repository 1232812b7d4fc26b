package io.github.camelflux.job;

import io.github.camelflux.job.life.Ended;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobAction;
import io.github.camelflux.job.life.JobEvent;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobState;
import io.github.camelflux.job.life.Step;
import io.github.camelflux.job.poll.Looks;
import io.github.camelflux.provider.Refusal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One group of the aggregator: everything that is said about one key, one after the other. Events may come from any thread, also
 * from within an action; the group reduces them in turn and carries out what follows.
 */
final class JobGroup {

    /** The calls that may be still to come for a job. */
    enum AlarmKind {
        QUEUE,
        PAUSE,
        POLL,
        GIVE_UP,
        FETCH,
        DOUBT
    }

    private static final int ALARMS = AlarmKind.values().length;
    private static final Runnable NO_PLACE = () -> {};

    private final IdempotencyKey key;
    private final BiConsumer<JobGroup, JobAction> conduct;
    private final Consumer<JobGroup> onEnd;
    private final Waiters waiters;
    // Small: thousands of groups wait, and mostly nothing waits in them.
    private final Queue<JobEvent> inbox = new ArrayDeque<>(1);
    private final Timer.Alarm[] alarms = new Timer.Alarm[ALARMS];
    private Runnable place = NO_PLACE;
    private boolean busy;
    private boolean ended;
    private volatile JobState state;

    volatile Order order;
    volatile String callbackToken;
    /** Whether the attempt was sent and nobody knows whether it was taken. */
    volatile boolean doubtful;

    volatile JobRow row;
    volatile KeyPermit permit;
    volatile KeyApplications applications;
    volatile List<PictureSink.KeptPicture> pictures = List.of();
    volatile long queueDeadline;
    volatile long acceptedNanos;
    final long createdNanos;
    volatile JobProgress progress;
    volatile Exchanger.Listening listening;
    volatile int breaks;
    volatile int polls;
    volatile int silent;
    volatile long askedNanos;
    volatile TimeSpent.Mark mark;
    volatile Looks looks = Looks.NONE;
    volatile int pauses;
    volatile int epoch;
    volatile boolean warned;
    volatile JobId watchedId;
    volatile Duration doubt;
    volatile boolean keptForExchange;
    volatile Refusal calledOff;

    JobGroup(
            IdempotencyKey key,
            long nanos,
            BiConsumer<JobGroup, JobAction> conduct,
            Consumer<JobGroup> onEnd,
            Function<JobGroup, Waiters> waiters) {
        this.key = key;
        this.conduct = conduct;
        this.onEnd = onEnd;
        this.createdNanos = nanos;
        this.waiters = waiters.apply(this);
    }

    IdempotencyKey key() {
        return key;
    }

    JobState state() {
        return state;
    }

    Waiters waiters() {
        return waiters;
    }

    /** Adds an exchange; false if the job is over here. */
    synchronized boolean attach(Waiter waiter) {
        if (ended) {
            return false;
        }
        waiters.add(waiter);
        return true;
    }

    /** Holds a place among the jobs that are in flight or in line; given back by {@link #leave}. */
    synchronized void enter(Runnable exit) {
        place = exit;
    }

    /** Gives the place back; only the first call counts. */
    void leave() {
        Runnable exit;
        synchronized (this) {
            exit = place;
            place = NO_PLACE;
        }
        exit.run();
    }

    /** Takes over what is listened to, unless the job is over here. */
    synchronized boolean listens(Exchanger.Listening opened) {
        if (ended) {
            return false;
        }
        listening = opened;
        return true;
    }

    /** Whether the job goes on here. */
    synchronized boolean isOpen() {
        return !ended;
    }

    /** Takes over a picture that came with an answer, unless it has one, or the job is over here. */
    synchronized boolean brought(PictureSink.KeptPicture made) {
        if (ended || !pictures.isEmpty()) {
            return false;
        }
        pictures = List.of(made);
        return true;
    }

    /** Takes over one more picture. */
    synchronized void add(PictureSink.KeptPicture made) {
        List<PictureSink.KeptPicture> all = new ArrayList<>(pictures);
        all.add(made);
        pictures = List.copyOf(all);
    }

    /** What the exchange that asked last brought stays readable longest: the job is sent with that, until it is accepted. */
    void renew(Order latest) {
        JobRow known = row;
        if (known == null || known.remote() == null) {
            order = latest;
        }
    }

    /** Begins with a state and its actions. */
    void begin(Step first) {
        synchronized (this) {
            busy = true;
        }
        carryOut(first);
        drain();
    }

    /** Takes an event. Whoever brings it while nobody is at work carries out what follows. */
    void on(JobEvent event) {
        synchronized (this) {
            inbox.add(event);
            if (busy || state == null) {
                return;
            }
            busy = true;
        }
        drain();
    }

    /** Replaces the call that may be still to come of that kind. */
    synchronized void alarm(AlarmKind kind, Timer.Alarm alarm) {
        cancel(kind);
        alarms[kind.ordinal()] = alarm;
        if (ended) {
            alarm.cancel();
        }
    }

    /** Cancels the call of that kind, if one is to come. */
    synchronized void cancel(AlarmKind kind) {
        Timer.Alarm alarm = alarms[kind.ordinal()];
        alarms[kind.ordinal()] = null;
        if (alarm != null) {
            alarm.cancel();
        }
    }

    synchronized void cancelAlarms() {
        for (AlarmKind kind : AlarmKind.values()) {
            cancel(kind);
        }
    }

    private void drain() {
        for (JobEvent event = next(); event != null; event = next()) {
            carryOut(state.on(event));
        }
    }

    private synchronized JobEvent next() {
        JobEvent event = inbox.poll();
        busy = event != null;
        return event;
    }

    private void carryOut(Step step) {
        synchronized (this) {
            state = step.next();
            ended = state instanceof Ended;
        }
        step.actions().forEach(action -> conduct.accept(this, action));
        if (step.next() instanceof Ended) {
            onEnd.accept(this);
        }
    }
}

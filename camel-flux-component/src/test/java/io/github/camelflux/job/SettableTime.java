package io.github.camelflux.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that stands still until a test turns it; calls that become due are made in order. */
public final class SettableTime extends Clock implements Timer {

    private record Call(long due, long number, Runnable task) {}

    private final Instant start = Instant.parse("2026-03-01T12:00:00Z");
    private final List<Call> calls = new ArrayList<>();
    private long nanos;
    private long number;

    @Override
    public synchronized Alarm after(Duration delay, Runnable task) {
        Call call = new Call(nanos + delay.toNanos(), number++, task);
        calls.add(call);
        return () -> remove(call);
    }

    /** Turns the clock forward. */
    public void advance(Duration by) {
        long until = nanos + by.toNanos();
        for (Optional<Call> next = due(until); next.isPresent(); next = due(until)) {
            nanos = Math.max(nanos, next.get().due());
            next.get().task().run();
        }
        nanos = until;
    }

    public long nanos() {
        return nanos;
    }

    private synchronized void remove(Call call) {
        calls.remove(call);
    }

    private synchronized Optional<Call> due(long until) {
        Optional<Call> next = calls.stream()
                .filter(call -> call.due() <= until)
                .min(Comparator.comparingLong(Call::due).thenComparingLong(Call::number));
        next.ifPresent(calls::remove);
        return next;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

package io.github.camelflux.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A job's wish for a permit under one of several keys, and then the permit. It waits in the lines of all of them, the least
 * loaded first; the first key that has room gives the permit, and the wish leaves the other lines: no permit idles while a job
 * waits that could use it. Safe for use by several threads.
 */
final class KeyPermit {

    // Each job that waits has one: mostly there is one key, and none is dropped.
    private List<Permits.Ticket> asked = new ArrayList<>(1);
    private List<Permits.Ticket> dropped = List.of();
    private ProviderLine line;
    private Permits.Ticket permit;
    private boolean over;
    private int keys;

    private KeyPermit(int keys) {
        this.keys = keys;
    }

    /**
     * Asks for a permit.
     *
     * @param lines of the keys; at least one
     * @param wish what for
     * @param usable whether a key may be bought under when its permit comes; the last one that is left may in any case
     * @param granted called once with the key's line when the permit is there, perhaps before this method returns
     */
    static KeyPermit request(
            List<ProviderLine> lines, PermitWish wish, Predicate<ProviderLine> usable, Consumer<ProviderLine> granted) {
        KeyPermit wanted = new KeyPermit(lines.size());
        lines.stream()
                .sorted(Comparator.comparingDouble(line -> line.permits().load()))
                .forEach(line -> wanted.ask(line, wish, usable, granted));
        return wanted;
    }

    /** Takes a permit whatever the limit is: the job runs already. */
    static KeyPermit take(ProviderLine line, String model) {
        KeyPermit taken = new KeyPermit(1);
        taken.win(line, line.permits().take(model));
        return taken;
    }

    /** The line of the key that gave the permit; null before. */
    synchronized ProviderLine line() {
        return line;
    }

    /** The provider accepted the job. */
    void accepted() {
        permit().accepted();
    }

    /** The provider refused the job since too many are in flight under the key. */
    void refused() {
        permit().refused();
    }

    /** Gives the permit back, or leaves the lines. Only the first call counts. */
    void release() {
        List<Permits.Ticket> all;
        synchronized (this) {
            over = true;
            all = permit == null ? List.copyOf(asked) : List.of(permit);
        }
        all.forEach(Permits.Ticket::release);
    }

    private void ask(
            ProviderLine from, PermitWish wish, Predicate<ProviderLine> usable, Consumer<ProviderLine> granted) {
        if (isDecided()) {
            return;
        }
        Permits.Ticket ticket = from.permits().request(wish, given -> {
            if (!usable.test(from) && drop(given)) {
                given.release();
            } else if (win(from, given)) {
                granted.accept(from);
            } else {
                given.release();
            }
        });
        if (!keep(ticket)) {
            ticket.release();
        }
    }

    private boolean win(ProviderLine from, Permits.Ticket given) {
        List<Permits.Ticket> others;
        synchronized (this) {
            if (isDecided()) {
                return false;
            }
            line = from;
            permit = given;
            others = asked.stream().filter(ticket -> ticket != given).toList();
            asked = List.of();
        }
        others.forEach(Permits.Ticket::release);
        return true;
    }

    /** Leaves a key alone, unless it is the last. */
    private synchronized boolean drop(Permits.Ticket given) {
        if (keys == 1 || isDecided()) {
            return false;
        }
        keys--;
        asked.remove(given);
        dropped = dropped.isEmpty() ? new ArrayList<>(1) : dropped;
        dropped.add(given);
        return true;
    }

    /** Whether the ticket is still wanted. */
    private synchronized boolean keep(Permits.Ticket ticket) {
        if (ticket == permit) {
            return true;
        }
        if (isDecided() || dropped.contains(ticket)) {
            return false;
        }
        return asked.add(ticket);
    }

    private synchronized boolean isDecided() {
        return over || permit != null;
    }

    private synchronized Permits.Ticket permit() {
        return permit;
    }
}

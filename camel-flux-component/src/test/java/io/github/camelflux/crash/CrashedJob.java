package io.github.camelflux.crash;

import io.github.camelflux.simulator.FluxSimulator;
import java.util.Locale;

/** One job that is cut off at one point, and what became of it: a cell of the table. */
final class CrashedJob implements AutoCloseable {

    private static final String PICTURE = "picture";
    private static final String UNKNOWN = "FluxUnknownOutcomeException";

    private final FluxSimulator simulator;
    private final CrashPoint point;
    private final boolean comesBack;
    private final Message message;
    private final NodeOptions options;
    private final ProviderGate provider;
    private volatile Node heir;
    private volatile String ending;
    private volatile String endingOfVictim;
    private String whilePaused;

    /** @param comesBack whether its message is delivered again after the accident */
    CrashedJob(FluxSimulator simulator, CrashPoint point, boolean comesBack, Message message, NodeOptions options) {
        this.simulator = simulator;
        this.point = point;
        this.comesBack = comesBack;
        this.message = message;
        this.options = options;
        this.provider = point.provider()
                .map(place -> new ProviderGate(simulator, place, message))
                .orElse(null);
    }

    CrashPoint point() {
        return point;
    }

    boolean comesBack() {
        return comesBack;
    }

    String node() {
        return message.key();
    }

    void open(RemoteNodes victims) {
        victims.open(node(), options);
    }

    void send(RemoteNodes victims) {
        victims.send(node(), node(), message);
    }

    /** Whether it stands at its point. */
    boolean hasReached(RemoteNodes victims) {
        return provider == null ? victims.hasReached(node()) : provider.hasReached();
    }

    /** The one that was to do it told how it ended. */
    void endedAtVictim(String how) {
        endingOfVictim = how;
    }

    boolean hasEndedAtVictim() {
        return endingOfVictim != null;
    }

    boolean isDeliveredAtVictim() {
        return PICTURE.equals(endingOfVictim);
    }

    boolean isUnknownAtVictim() {
        return UNKNOWN.equals(endingOfVictim);
    }

    /** Another node comes, and the message to it. */
    void inherit(Pools pools) throws Exception {
        heir = new Node(options.holding(Hold.NONE), pools.pool(options.store()), () -> {});
        if (provider != null) {
            provider.open();
        }
        deliverAgain();
    }

    void deliverAgain() {
        ending = null;
        if (comesBack) {
            heir.send(message, how -> ending = how);
        }
    }

    /** Whether nothing more is to come. */
    boolean hasEnded() {
        if (comesBack) {
            return ending != null;
        }
        if (point == CrashPoint.BEFORE_INTENT) {
            return true;
        }
        return point.isInWindow() ? heir.unknown() == 1 : pictures() > 0;
    }

    /** What is told while the one that was to do it is paused. */
    void rememberOutcome() {
        whilePaused = now();
    }

    /** What became of it, for the table. */
    String outcome() {
        String now = now();
        return whilePaused == null || whilePaused.equals(now) ? now : whilePaused + "; when it woke: " + now;
    }

    private String now() {
        int delivered = pictures();
        String how;
        if (PICTURE.equals(ending) || !comesBack && delivered > 0) {
            how = delivered > 0 ? "delivered" : "said to be delivered";
        } else if (UNKNOWN.equals(ending) || !comesBack && heir.unknown() > 0) {
            how = heir.unknown() == 1 ? "unknown" : "said to be unknown";
        } else {
            how = ending == null ? "nothing" : ending;
        }
        if (billed() > 1) {
            how = "bought again: " + how;
        }
        return how + ", billed " + billed() + (how.equals("unknown") ? " (window)" : "");
    }

    int billed() {
        return simulator.bill().count(message.prompt());
    }

    int pictures() {
        return new PictureFolder(options.pictures()).count(message);
    }

    @Override
    public String toString() {
        return message.key().toLowerCase(Locale.ROOT) + " (at the victim: " + endingOfVictim + ", at the heir: "
                + ending + ")";
    }

    @Override
    public void close() {
        if (heir != null) {
            heir.close();
        }
    }
}

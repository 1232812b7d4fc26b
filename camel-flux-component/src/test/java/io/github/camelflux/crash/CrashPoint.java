package io.github.camelflux.crash;

import java.util.Optional;

/** Where the life of a job is cut off. Between any two of them nothing is stored, sent or handed over. */
enum CrashPoint {
    BEFORE_INTENT("before the intent is stored", Hold.BEFORE_INTENT, Hold.BEFORE_STEP),
    AFTER_INTENT("after the intent is stored, before the request leaves", Hold.AFTER_INTENT),
    REQUEST_SENT("after the request was accepted, before its answer comes", ProviderGate.Place.ANSWER),
    ANSWERED("after the answer came, before the acceptance is stored", Hold.BEFORE_ACCEPTED),
    RUNNING("while the job runs and is asked for", ProviderGate.Place.STATE),
    READY("after the job is ready, before that is stored", Hold.BEFORE_SETTLED),
    SETTLED("after the outcome is stored, before the download", Hold.AFTER_SETTLED),
    DOWNLOADING("during the download", ProviderGate.Place.DOWNLOAD),
    DOWNLOADED("after the download, before the route is done", Hold.AFTER_STEP, Hold.AFTER_STEP),
    DELIVERED("after the route is done, before the job is marked as delivered", Hold.BEFORE_DELIVERED, Hold.COMPLETING);

    private final String words;
    private final Hold hold;
    private final Hold inMemory;
    private final ProviderGate.Place provider;

    CrashPoint(String words, Hold hold, Hold inMemory) {
        this(words, hold, inMemory, null);
    }

    /** One that is a step of its own only where the store is a database. */
    CrashPoint(String words, Hold hold) {
        this(words, hold, null, null);
    }

    CrashPoint(String words, ProviderGate.Place provider) {
        this(words, Hold.NONE, Hold.NONE, provider);
    }

    CrashPoint(String words, Hold hold, Hold inMemory, ProviderGate.Place provider) {
        this.words = words;
        this.hold = hold;
        this.inMemory = inMemory;
        this.provider = provider;
    }

    /** For a person. */
    String words() {
        return words;
    }

    /** Where the node stands still; empty if there is no such step. */
    Optional<Hold> hold(boolean durable) {
        return Optional.ofNullable(durable ? hold : inMemory);
    }

    /** What the provider holds up instead. */
    Optional<ProviderGate.Place> provider() {
        return Optional.ofNullable(provider);
    }

    /** Whether an intent is stored and no answer to it: the documented window, in which nobody can say what happened. */
    boolean isInWindow() {
        return this == AFTER_INTENT || this == REQUEST_SENT || this == ANSWERED;
    }
}

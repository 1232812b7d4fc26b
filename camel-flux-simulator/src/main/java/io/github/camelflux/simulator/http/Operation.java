package io.github.camelflux.simulator.http;

import java.util.concurrent.CompletionStage;

/** One request, understood: what it is for and about, and what answers it. */
public interface Operation extends AutoCloseable {

    /** What the request is for. */
    Endpoint endpoint();

    /** What it is about. */
    Subject subject();

    /** Does what was asked and answers; called at most once. Never waits for anything but the disk. */
    CompletionStage<Reply> answer();

    /** Gives up what was kept of the request; called once the request is done with, also when it was never answered. */
    @Override
    default void close() {}
}

package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A path that is not there.
 *
 * @param desk marks the answer
 * @param reply the refusal
 */
record Refused(WireflowDesk desk, Reply reply) implements Operation {

    @Override
    public Endpoint endpoint() {
        return Endpoint.OTHER;
    }

    @Override
    public Subject subject() {
        return Subject.UNKNOWN;
    }

    @Override
    public CompletionStage<Reply> answer() {
        return CompletableFuture.completedFuture(
                desk.marked(reply, desk.limits().standing(desk.now())));
    }
}

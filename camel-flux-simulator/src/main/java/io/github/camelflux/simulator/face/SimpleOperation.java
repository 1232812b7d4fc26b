package io.github.camelflux.simulator.face;

import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A request whose answer needs nothing to be kept or closed.
 *
 * @param endpoint what it is for
 * @param subject what it is about
 * @param reply does what was asked
 */
public record SimpleOperation(Endpoint endpoint, Subject subject, Supplier<CompletionStage<Reply>> reply)
        implements Operation {

    @Override
    public CompletionStage<Reply> answer() {
        return reply.get();
    }
}

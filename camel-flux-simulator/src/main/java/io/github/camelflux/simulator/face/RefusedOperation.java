package io.github.camelflux.simulator.face;

import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A request that the service has no use for.
 *
 * @param reply the refusal
 */
public record RefusedOperation(Reply reply) implements Operation {

    /** HTTP 404. */
    public static RefusedOperation noSuchPath() {
        return new RefusedOperation(Json.detail(404, "Not Found"));
    }

    /** HTTP 405. */
    public static RefusedOperation wrongMethod(String allowed) {
        return new RefusedOperation(Json.detail(405, "Method Not Allowed").withHeader("Allow", allowed));
    }

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
        return CompletableFuture.completedFuture(reply);
    }
}

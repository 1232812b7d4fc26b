package io.github.camelflux.simulator.server;

import io.github.camelflux.simulator.fault.Encounter;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A fault's view of a live request.
 *
 * @param operation what was asked
 * @param wire where the answer goes
 */
record LiveEncounter(Operation operation, Wire wire) implements Encounter {

    @Override
    public Subject subject() {
        return operation.subject();
    }

    @Override
    public CompletionStage<Reply> proceed() {
        CompletionStage<Reply> answer = operation.answer();
        answer.exceptionally(e -> {
            wire.fail(e);
            return null;
        });
        // What is not there yet comes on the thread of whoever finishes it, and sending may keep a thread waiting.
        return answer.toCompletableFuture().isDone()
                ? answer
                : answer.thenApplyAsync(Function.identity(), wire.worker());
    }

    @Override
    public void send(Reply reply) {
        wire.send(reply);
    }

    @Override
    public void sendPart(Reply reply, double fraction) {
        wire.sendPart(reply, fraction);
    }

    @Override
    public void sendSlowly(Reply reply, Duration total) {
        wire.sendSlowly(reply, total);
    }

    @Override
    public void close() {
        wire.close();
    }

    @Override
    public void reset() {
        wire.reset();
    }

    @Override
    public void later(Duration delay, Runnable step) {
        wire.later(delay, step);
    }
}

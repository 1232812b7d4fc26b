package io.github.camelflux.simulator.push;

import io.github.camelflux.simulator.fault.Encounter;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A fault's view of a callback that is about to leave. What a fault does to an answer it does to the callback: delayed
 * ones come late, dropped ones did not get through and are tried again, unanswered ones are lost.
 *
 * @param letter the callback
 * @param courier takes it from here
 */
record LetterEncounter(Letter letter, Courier courier) implements Encounter {

    @Override
    public Subject subject() {
        return letter.subject();
    }

    @Override
    public CompletionStage<Reply> proceed() {
        return CompletableFuture.completedFuture(letter.content().get());
    }

    @Override
    public void send(Reply reply) {
        courier.deliver(letter, reply);
    }

    @Override
    public void sendPart(Reply reply, double fraction) {
        courier.tryAgain(letter);
    }

    @Override
    public void sendSlowly(Reply reply, Duration total) {
        later(total, () -> send(reply));
    }

    @Override
    public void close() {
        courier.tryAgain(letter);
    }

    @Override
    public void reset() {
        courier.tryAgain(letter);
    }

    @Override
    public void later(Duration delay, Runnable step) {
        Courier.later(delay, step);
    }
}

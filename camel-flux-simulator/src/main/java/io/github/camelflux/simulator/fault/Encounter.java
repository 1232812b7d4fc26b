package io.github.camelflux.simulator.fault;

import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A request that met a fault: what the fault can do with it. Every fault ends it in exactly one of the ways below, or
 * leaves it open until the simulator closes.
 */
public interface Encounter {

    /** What the request is about. */
    Subject subject();

    /** Lets the service do what was asked, with all that it costs, and gives what it would have answered. */
    CompletionStage<Reply> proceed();

    /** Sends an answer. */
    void send(Reply reply);

    /** Announces the whole answer, sends a part of its body, then closes the connection. */
    void sendPart(Reply reply, double fraction);

    /** Sends the body in small pieces spread over a time. */
    void sendSlowly(Reply reply, Duration total);

    /** Closes the connection in good order, without an answer. */
    void close();

    /** Resets the connection, without an answer. */
    void reset();

    /** Runs a step after a real time, without holding a thread. */
    void later(Duration delay, Runnable step);
}

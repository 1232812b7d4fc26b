package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.engine.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A prompt on its way from the queue to the history. Guarded by the lock of its queue. */
final class Run {

    /** Where it is. */
    enum State {
        PENDING("pending"),
        RUNNING("in_progress"),
        SUCCEEDED("completed"),
        FAILED("failed"),
        INTERRUPTED("failed");

        private final String jobStatus;

        State(String jobStatus) {
            this.jobStatus = jobStatus;
        }

        String jobStatus() {
            return jobStatus;
        }
    }

    private final Prompt prompt;
    private final Optional<Job> job;
    private final List<Event> told = new ArrayList<>();
    private State state = State.PENDING;
    private Script.Written script;
    private Instant startedAt;
    private Instant endedAt;

    /**
     * @param prompt what was accepted
     * @param job the engine's job; empty if all is cached
     */
    Run(Prompt prompt, Optional<Job> job) {
        this.prompt = prompt;
        this.job = job;
    }

    void start(Instant at, Script.Written written) {
        state = State.RUNNING;
        startedAt = at;
        script = written;
    }

    /** The next thing to tell, if there is one before the end. */
    Optional<Event> next() {
        return told.size() < script.events().size()
                ? Optional.of(script.events().get(told.size()))
                : Optional.empty();
    }

    Instant when(Event event) {
        return startedAt.plus(event.offset());
    }

    void told(Event event) {
        told.add(event);
    }

    void end(Instant at, State how) {
        endedAt = at;
        state = how;
    }

    /** When it ends if nobody interrupts it; told errors end it early. */
    Instant dueAt() {
        return script.failed() ? when(script.events().get(script.events().size() - 1)) : startedAt.plus(runTime());
    }

    Duration runTime() {
        return job.map(Job::runTime).orElse(Duration.ZERO);
    }

    Prompt prompt() {
        return prompt;
    }

    Optional<Job> job() {
        return job;
    }

    State state() {
        return state;
    }

    boolean failing() {
        return script.failed();
    }

    /** What the output nodes left; null before the start. */
    ObjectNode outputs() {
        return script == null ? null : script.outputs();
    }

    List<Event> told() {
        return told;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant endedAt() {
        return endedAt;
    }
}

package io.github.camelflux.provider;

import java.util.Objects;

/**
 * What a callback says.
 *
 * @param job as the provider names it
 * @param answer what it says of the job, as an answer to a question for its state would
 */
public record Called(RemoteJob job, PollAnswer answer) {

    public Called {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(answer, "answer");
    }
}

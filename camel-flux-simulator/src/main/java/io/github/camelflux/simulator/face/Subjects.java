package io.github.camelflux.simulator.face;

import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.http.Subject;
import java.util.Optional;

/** What requests about jobs are about. */
public final class Subjects {

    private Subjects() {}

    /** A job that is known. */
    public static Subject of(Job job) {
        return new Subject(job.request().model(), job.request().prompt(), job.id());
    }

    /** A job that may be known, by the id that was asked for. */
    public static Subject of(Optional<Job> job, String id) {
        return job.map(Subjects::of).orElse(new Subject("", "", id));
    }
}

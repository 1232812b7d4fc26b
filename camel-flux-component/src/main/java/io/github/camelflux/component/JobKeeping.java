package io.github.camelflux.component;

import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.PictureSink;

/** Where jobs and pictures are remembered, as the option {@code jobStore} says. */
interface JobKeeping extends AutoCloseable {

    JobStore jobs();

    PictureSink pictures();

    /** How many pictures are kept in this process. */
    int keptPictures();

    /** How many bytes they have together. */
    long keptBytes();

    /** What users may rely on, for the log. */
    String promise();

    /**
     * What becomes of jobs that run when the component stops, for the log.
     *
     * @param running how many
     */
    String left(int running);

    /** Gives up what is kept in this process. */
    @Override
    void close();
}

package io.github.camelflux.job;

import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.PollAnswer;

/**
 * What was said of a job, and in which answer.
 *
 * @param answer what it means
 * @param carrier the answer, which owns the pictures in it; null if none came
 */
record Said(PollAnswer answer, HttpAnswer carrier) {

    /** Gives up the pictures of the answer; whoever keeps one has retained it. */
    void release() {
        if (carrier != null) {
            carrier.release();
        }
    }
}

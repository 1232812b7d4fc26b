package io.github.camelflux.component;

import io.github.camelflux.job.Ending;

/**
 * The option {@code allowFlagged}: whether a picture that its provider says breaks content rules is handed on. Some providers give
 * such a picture, blacked out or as it is, beside a flag: a route that does not ask for the flag must not take it for a good one.
 *
 * @param allowed whether it is handed on
 */
record FlaggedPictures(boolean allowed) {

    /** The ending as the exchange is to see it. The bytes of a picture that is held back are given up here; the store keeps them. */
    Ending judged(Ending ending) {
        if (allowed
                || !(ending instanceof Ending.Delivered delivered)
                || !delivered.outcome().flagged()) {
            return ending;
        }
        delivered.picture().bytes().release();
        return new Ending.Withheld(delivered.row(), delivered.outcome(), delivered.replayed());
    }
}

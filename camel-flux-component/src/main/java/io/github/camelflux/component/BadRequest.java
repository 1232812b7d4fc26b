package io.github.camelflux.component;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxRequestException;

/** Says that a message asks for something that cannot be asked for, before anything was bought. */
final class BadRequest {

    private static final int LONGEST_QUOTE = 60;

    private BadRequest() {}

    /** @param why for a person: names the field and where it came from */
    static FluxRequestException because(String why) {
        return new FluxRequestException(why, FailureContext.NONE);
    }

    /** A value as a message may show it: short, since a value may be a whole picture in base64. */
    static String quote(Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...") + "'";
    }
}

package io.github.camelflux.crash;

import io.github.camelflux.component.FluxConstants;
import org.apache.camel.Exchange;

/**
 * What is asked for. Every message of a test asks for a size of its own, so that a picture shows whose it is.
 *
 * @param key the idempotency key
 * @param number which message of the test it is; below 900
 */
record Message(String key, int number) {

    private static final int SIZES = 30;
    private static final int STEP = 16;
    private static final int SMALLEST = 64;

    Message {
        if (number >= SIZES * SIZES) {
            throw new IllegalArgumentException("There are not so many sizes: " + number);
        }
    }

    int width() {
        return SMALLEST + STEP * (number % SIZES);
    }

    int height() {
        return SMALLEST + STEP * (number / SIZES);
    }

    /** Ends in a mark, so that no prompt is a part of another one. */
    String prompt() {
        return "a fox for " + key + ".";
    }

    void fill(Exchange exchange) {
        exchange.getMessage().setBody(prompt());
        exchange.getMessage().setHeader(FluxConstants.IDEMPOTENCY_KEY, key);
        exchange.getMessage().setHeader(FluxConstants.WIDTH, width());
        exchange.getMessage().setHeader(FluxConstants.HEIGHT, height());
        exchange.getMessage().setHeader(Exchange.FILE_NAME, key + ".txt");
    }
}

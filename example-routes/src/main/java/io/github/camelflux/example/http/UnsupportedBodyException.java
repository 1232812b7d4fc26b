package io.github.camelflux.example.http;

/** A client sent a kind of body that is not read here: 415. */
public class UnsupportedBodyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the client: names the kinds that are read */
    public UnsupportedBodyException(String message) {
        super(message);
    }
}

package io.github.camelflux.example.http;

/** A client sent something that cannot be used, and is told what: 400. */
public class UnusableRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the client: names the header or field, and the value */
    public UnusableRequestException(String message) {
        super(message);
    }
}

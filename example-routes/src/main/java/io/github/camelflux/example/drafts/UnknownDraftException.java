package io.github.camelflux.example.drafts;

/** An approval names no draft. Nothing was looked up and nothing bought. */
public class UnknownDraftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the id */
    public UnknownDraftException(String message) {
        super(message);
    }
}

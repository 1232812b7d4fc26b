package io.github.camelflux.example.catalog;

/** A file that is no catalogue, or a broken one. It is refused as a whole: what a shifted column would buy nobody asked for. */
public class UnreadableCatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message names the row and what is wrong with it */
    public UnreadableCatalogException(String message) {
        super(message);
    }
}

package io.github.camelflux.example.catalog;

/** One row of a catalogue that cannot be asked for. The other rows go on. */
public class CatalogRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message names the column and its value */
    public CatalogRowException(String message) {
        super(message);
    }
}

package io.github.camelflux.crash;

import java.nio.file.Path;

/**
 * What a node is made of.
 *
 * @param application whose jobs it does: nodes with one name and one store share them
 * @param baseUrl of the provider
 * @param store {@code memory}, or the JDBC URL of a database
 * @param pictures a directory: what is delivered goes to a file below it
 * @param hold where it stands still
 */
record NodeOptions(String application, String baseUrl, String store, Path pictures, Hold hold) {

    private static final String SEPARATOR = "\t";

    static NodeOptions parse(String line) {
        String[] parts = line.split(SEPARATOR);
        return new NodeOptions(parts[0], parts[1], parts[2], Path.of(parts[3]), Hold.valueOf(parts[4]));
    }

    /** For another process. */
    String line() {
        return String.join(SEPARATOR, application, baseUrl, store, pictures.toString(), hold.name());
    }

    boolean isDurable() {
        return !store.equals("memory");
    }

    NodeOptions holding(Hold other) {
        return new NodeOptions(application, baseUrl, store, pictures, other);
    }
}

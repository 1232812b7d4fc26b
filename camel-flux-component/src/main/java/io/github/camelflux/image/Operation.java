package io.github.camelflux.image;

/** A picture operation: what the route asks a provider to make. */
public enum Operation {
    /** A picture from a prompt. */
    GENERATE("generate"),
    /** A picture from a prompt and one or more pictures. */
    EDIT("edit");

    private final String uriName;

    Operation(String uriName) {
        this.uriName = uriName;
    }

    /** The name in an endpoint URI and in receipts. */
    public String uriName() {
        return uriName;
    }
}

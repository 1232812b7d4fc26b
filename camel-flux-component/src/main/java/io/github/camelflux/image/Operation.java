package io.github.camelflux.image;

import java.util.Arrays;
import java.util.Optional;

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

    /** The operation of that name, if there is one. */
    public static Optional<Operation> named(String uriName) {
        return Arrays.stream(values())
                .filter(operation -> operation.uriName.equals(uriName))
                .findFirst();
    }
}

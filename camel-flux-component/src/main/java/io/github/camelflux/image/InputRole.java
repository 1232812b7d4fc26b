package io.github.camelflux.image;

/** What goes into a request beside the pictures that it is about, one of each at most. */
public enum InputRole {
    /** Marks in white which part of the picture is meant. */
    MASK("mask"),
    /** What a person is to wear. */
    GARMENT("garment"),
    /** A video to go on from, to change or to enlarge. */
    VIDEO("video"),
    /** What the provider kept of a draft, so that the same can be made in full. */
    DRAFT("draft");

    private final String roleName;

    InputRole(String roleName) {
        this.roleName = roleName;
    }

    /** The name in fingerprints and messages. */
    public String roleName() {
        return roleName;
    }
}

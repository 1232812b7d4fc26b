package io.github.camelflux.image;

/** How sure a price is, by where it comes from. */
public enum Certainty {
    /** The provider's schema. */
    A,
    /** A page of the provider's. */
    B,
    /** The provider's sample code or texts for tools. */
    C,
    /** A client that reports what it was charged. */
    D,
    /** Somebody else: no estimate is made from it. */
    E,
    /** Whoever wrote it into a catalogue of his own. */
    OWN;

    /** Whether an estimate may be made from it. */
    public boolean suffices() {
        return this != E;
    }
}

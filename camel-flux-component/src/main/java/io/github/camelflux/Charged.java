package io.github.camelflux;

/** Whether the provider charged for the job that an exception speaks of. */
public enum Charged {
    /** The provider charged, or says that it did. */
    YES,
    /** Nothing was bought. */
    NO,
    /** It cannot be told from here: treat it as charged until an operator has looked. */
    UNKNOWN
}

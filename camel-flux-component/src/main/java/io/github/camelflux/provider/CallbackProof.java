package io.github.camelflux.provider;

/** Whether a callback comes from the provider, as far as its signature says. */
public enum CallbackProof {
    /** Signed as the provider signs, within its window of time. */
    VALID,
    /** Not signed, wrongly signed, or too old. */
    INVALID,
    /** The keys that are known do not fit; the provider may have new ones. */
    UNKNOWN_KEY,
    /** The provider does not sign, or no secret was agreed: the token of the address has to suffice. */
    UNSIGNED
}

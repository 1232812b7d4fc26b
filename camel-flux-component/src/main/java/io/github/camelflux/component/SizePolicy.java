package io.github.camelflux.component;

/** What happens to a size that the model is not known to make. */
public enum SizePolicy {
    /** It is sent as it was asked, with one warning for each model: rules change, and the provider decides. */
    WARN,
    /** The nearest size that the model makes is sent, and said in a header. */
    NEAREST,
    /** It is refused, with the two nearest sizes. */
    REFUSE
}

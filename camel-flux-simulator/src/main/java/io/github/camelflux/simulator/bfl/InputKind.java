package io.github.camelflux.simulator.bfl;

/** What a member of a body holds besides plain values; the document says it as {@code x-input}. */
enum InputKind {
    /** A picture, or a list of them, each an http(s) address or base64. */
    PICTURE,
    /** A picture in base64; FLUX.1's schema knows no addresses. */
    BASE64,
    /** An mp4, as address or base64. */
    VIDEO
}

package io.github.camelflux.component;

/** What a message body is taken for. */
public enum BodyFormat {
    /** Its type, its {@code Content-Type} and the operation decide. */
    AUTO,
    /** A prompt, even if it is JSON. */
    PROMPT,
    /** A Map or a JSON object with the fields of a request. */
    REQUEST,
    /** A picture, or a list of pictures. */
    IMAGE
}

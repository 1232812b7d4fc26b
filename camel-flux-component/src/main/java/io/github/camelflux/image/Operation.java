package io.github.camelflux.image;

import java.util.Arrays;
import java.util.Optional;

/** A picture operation: what the route asks a provider to make. */
public enum Operation {
    /** A picture from a prompt. */
    GENERATE("generate"),
    /** A picture from a prompt and one or more pictures. */
    EDIT("edit"),
    /** A picture with the part under a mask painted anew. */
    FILL("fill"),
    /** A picture on a larger canvas. */
    EXPAND("expand"),
    /** A picture without what is under a mask. */
    ERASE("erase"),
    /** A picture that is sharp again. */
    DEBLUR("deblur"),
    /** A person in a garment. */
    TRY_ON("try-on"),
    /** A video from a prompt, pictures or a video. */
    VIDEO("video"),
    /** A changed video. */
    VIDEO_EDIT("video-edit"),
    /** A video of a larger size. */
    VIDEO_UPSCALE("video-upscale");

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

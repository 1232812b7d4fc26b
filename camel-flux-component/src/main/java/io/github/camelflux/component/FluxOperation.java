package io.github.camelflux.component;

import io.github.camelflux.image.Operation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a {@code flux:} endpoint does: the path of its URI, in which several words are joined by dashes. */
public enum FluxOperation {
    /** Makes a picture from a prompt. */
    generate,
    /** Makes a picture from pictures and a prompt. */
    edit,
    /** Paints the part of a picture under a mask anew. */
    fill,
    /** Puts a picture on a larger canvas and paints what is around it. Also called outpaint. */
    expand,
    /** Takes what is under a mask out of a picture. */
    erase,
    /** Makes a picture sharp. */
    deblur,
    /** Puts a garment on a person. */
    tryOn("try-on"),
    /** Makes a video from a prompt, pictures, a video or a draft. */
    video,
    /** Changes a video. */
    videoEdit("video-edit"),
    /** Makes a video larger. */
    videoUpscale("video-upscale"),
    /** Waits for a job that was submitted before. */
    await,
    /** Says in headers where a job stands. */
    status,
    /** Calls a job off, where that can be done. */
    cancel,
    /** Lists jobs. */
    jobs,
    /** Frees the key of a job whose outcome nobody knows. */
    forget,
    /** Says what generate or another operation would cost, and buys nothing. */
    estimate,
    /** Says what credit is left under an API key. */
    credits,
    /** Reports how many pictures were made with licensed weights on machines of one's own. */
    usage,
    /** Lists models. */
    models,
    /** Lists what was bought. */
    ledger,
    /** Takes what providers report of jobs. */
    callback,
    /** Consumes results that no exchange waits for. */
    results;

    private static final String ALIAS_OF_EXPAND = "outpaint";

    private final String uriName;

    FluxOperation() {
        this.uriName = name();
    }

    FluxOperation(String uriName) {
        this.uriName = uriName;
    }

    /** The picture operation that is bought, if this one buys. */
    public Optional<Operation> buys() {
        return Operation.named(uriName);
    }

    /** Whether it asks a provider under an API key of its own. */
    boolean needsAccount() {
        return buys().isPresent() || this == credits || this == usage;
    }

    /** As it is spelled in URIs. */
    @Override
    public String toString() {
        return uriName;
    }

    /**
     * The picture operation that a message is read for: the one that is bought, or else the one that is asked about.
     *
     * @param forOperation the option of that name; null, or a name that does not exist, for none
     */
    Optional<Operation> bought(String forOperation) {
        return buys().or(() -> Operation.named(String.valueOf(forOperation)));
    }

    /**
     * The operation of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    static FluxOperation named(String name) {
        if (name.equalsIgnoreCase(ALIAS_OF_EXPAND)) {
            return expand;
        }
        return Arrays.stream(values())
                .filter(operation -> operation.uriName.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("operation: '" + name + "' is none of "
                        + Arrays.stream(values()).map(FluxOperation::toString).collect(Collectors.joining(", "))));
    }
}

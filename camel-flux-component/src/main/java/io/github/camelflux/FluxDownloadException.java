package io.github.camelflux;

import java.net.URI;

/** The picture was made and paid for, but its bytes could not be fetched. Sending the message again fetches it without buying. */
public class FluxDownloadException extends FluxException {

    private static final long serialVersionUID = 1L;

    private final URI link;

    /**
     * @param message what happened; does not hold the link, which is signed
     * @param context the job that it happened to
     * @param link where the picture lies, perhaps only for minutes
     */
    public FluxDownloadException(String message, FailureContext context, URI link) {
        super(message, context, Charged.YES, true);
        this.link = link;
    }

    /** Where the picture lies. The link is signed: whoever has it can fetch the picture. */
    public URI getLink() {
        return link;
    }
}

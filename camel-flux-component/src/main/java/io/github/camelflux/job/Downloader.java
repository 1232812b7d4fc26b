package io.github.camelflux.job;

import io.github.camelflux.image.Blob;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Port: fetches a picture from its link, streamed into a {@link Blob}. The stage never completes exceptionally. */
public interface Downloader {

    /**
     * Fetches a link once, without any key.
     *
     * @param link where the picture lies
     * @param limit how long the whole download may take
     */
    CompletionStage<Downloaded> download(URI link, Duration limit);

    /** How a download ended. */
    sealed interface Downloaded {

        /**
         * All bytes are here.
         *
         * @param bytes owned by the receiver, who releases it
         * @param contentType as the host says; null when it does not
         */
        record Fetched(Blob bytes, String contentType) implements Downloaded {}

        /**
         * The download may work later: reset, cut short, 5xx, time-out.
         *
         * @param why for a person; does not hold the link
         */
        record Interrupted(String why) implements Downloaded {}

        /**
         * The link does not and will not give the picture: expired, unknown, or a host that may not be asked.
         *
         * @param why for a person; does not hold the link
         */
        record Dead(String why) implements Downloaded {}

        /**
         * The link, or what it redirects to, lies outside of the region that the account keeps to. It was not asked.
         *
         * @param why for a person; does not hold the link
         */
        record Outside(String why) implements Downloaded {}
    }
}

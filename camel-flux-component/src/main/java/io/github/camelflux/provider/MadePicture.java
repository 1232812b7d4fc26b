package io.github.camelflux.provider;

import io.github.camelflux.image.Blob;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/** A picture that a job made, where it is. */
public sealed interface MadePicture {

    /** The type of its bytes as the provider says; null when it does not. */
    String contentType();

    /**
     * It lies at the provider's and is fetched from there.
     *
     * @param link where it lies
     * @param expires as the link itself or the provider says; null when neither does
     * @param contentType null when not given
     */
    record Linked(URI link, Instant expires, String contentType) implements MadePicture {
        public Linked {
            Objects.requireNonNull(link, "link");
        }

        /** Without the link, which may be signed. */
        @Override
        public String toString() {
            return "Linked[expires=" + expires + ", contentType=" + contentType + "]";
        }
    }

    /**
     * It came with the answer.
     *
     * @param bytes of the answer; whoever keeps them retains them
     * @param contentType null when not given
     */
    record Inline(Blob bytes, String contentType) implements MadePicture {
        public Inline {
            Objects.requireNonNull(bytes, "bytes");
        }
    }
}

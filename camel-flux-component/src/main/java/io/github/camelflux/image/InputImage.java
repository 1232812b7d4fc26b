package io.github.camelflux.image;

import java.util.Objects;

/** A picture or a video that goes in: a reference of an edit, a mask. */
public sealed interface InputImage {

    /**
     * The picture's bytes, streamed to the provider.
     *
     * @param bytes the encoded picture (JPEG, PNG, ...) or video
     */
    record Inline(Blob bytes) implements InputImage {
        public Inline {
            Objects.requireNonNull(bytes, "bytes");
        }
    }

    /**
     * A picture that the provider fetches by itself; it is not fetched here.
     *
     * @param url an http or https URL
     */
    record Link(String url) implements InputImage {
        public Link {
            Objects.requireNonNull(url, "url");
        }
    }
}

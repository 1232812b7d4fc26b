package io.github.camelflux.provider.wire;

import io.github.camelflux.image.InputImage;
import io.github.camelflux.provider.DataUri;

/** How a picture goes in where an address is expected: as the address that it has, or within a data URI. */
public final class SentPicture {

    private SentPicture() {}

    /** A text or a {@link DataUri}. */
    public static Object of(InputImage picture) {
        return picture instanceof InputImage.Inline inline
                ? new DataUri(inline.bytes())
                : ((InputImage.Link) picture).url();
    }
}

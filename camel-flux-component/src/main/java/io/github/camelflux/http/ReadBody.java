package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import java.util.List;

/**
 * The body of an answer.
 *
 * @param text as it came, but for the pictures that were taken out
 * @param pictures in their order, owned by the receiver
 */
record ReadBody(byte[] text, List<Blob> pictures) {

    ReadBody {
        pictures = List.copyOf(pictures);
    }
}

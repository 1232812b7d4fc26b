package io.github.camelflux.simulator.draw;

import java.util.List;

/**
 * What to draw. Equal requests give equal bytes.
 *
 * @param prompt becomes the caption, and with the seed decides on colours and shapes
 * @param seed tells pictures of one prompt apart
 * @param model named in small letters below the caption
 * @param size in pixels
 * @param format encoding
 * @param inputs the pictures that were sent along, shown in the composition
 */
public record PictureRequest(
        String prompt, long seed, String model, PictureSize size, PictureFormat format, List<InputPicture> inputs) {

    /** Takes a copy of the list. */
    public PictureRequest {
        inputs = List.copyOf(inputs);
    }
}

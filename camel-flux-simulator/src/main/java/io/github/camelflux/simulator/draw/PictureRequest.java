package io.github.camelflux.simulator.draw;

/**
 * What to draw. Equal requests give equal bytes.
 *
 * @param prompt becomes the caption, and with the seed decides on colours and shapes
 * @param seed tells pictures of one prompt apart
 * @param model named in small letters below the caption
 * @param size in pixels
 * @param format encoding
 * @param arrangement what becomes of the pictures that were sent along
 * @param seconds the length of a video; 0 for a picture
 */
public record PictureRequest(
        String prompt,
        long seed,
        String model,
        PictureSize size,
        PictureFormat format,
        Arrangement arrangement,
        int seconds) {

    /** The same for one of several pictures: the first keeps the seed, each further one has the next. */
    public PictureRequest numbered(int index) {
        return new PictureRequest(prompt, seed + index, model, size, format, arrangement, seconds);
    }

    PictureRequest sized(PictureSize other) {
        return new PictureRequest(prompt, seed, model, other, format, arrangement, seconds);
    }
}

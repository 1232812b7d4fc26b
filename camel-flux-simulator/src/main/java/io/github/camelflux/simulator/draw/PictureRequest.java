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

    /** The picture with this number of several that one job makes, from 0; each is of a seed of its own. */
    public PictureRequest numbered(int number) {
        return new PictureRequest(prompt, seed + number, model, size, format, arrangement, seconds);
    }

    /** The same picture with nothing to be seen on it. */
    public PictureRequest blackedOut() {
        return new PictureRequest(prompt, seed, model, size, format, new BlackedOut(), seconds);
    }

    PictureRequest sized(PictureSize other) {
        return new PictureRequest(prompt, seed, model, other, format, arrangement, seconds);
    }
}

package io.github.camelflux.simulator.draw;

/**
 * Width and height of a picture.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record PictureSize(int width, int height) {

    /** Refuses a side that is not positive. */
    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("No picture is " + width + "x" + height);
        }
    }

    /** Number of pixels. */
    public long pixels() {
        return (long) width * height;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}

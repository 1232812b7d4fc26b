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

    /** This size, or one of the same shape with at most so many pixels. */
    public PictureSize within(long mostPixels) {
        if (pixels() <= mostPixels) {
            return this;
        }
        double scale = Math.sqrt((double) mostPixels / pixels());
        return new PictureSize(Math.max(1, (int) (width * scale)), Math.max(1, (int) (height * scale)));
    }

    /** The next smaller size with even sides, which video encoders want. */
    public PictureSize even() {
        return new PictureSize(Math.max(2, width / 2 * 2), Math.max(2, height / 2 * 2));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}

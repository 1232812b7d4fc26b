package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.face.FieldProblem;
import io.github.camelflux.simulator.face.Refusal;

/**
 * Width to height.
 *
 * @param width parts of width
 * @param height parts of height
 */
record AspectRatio(int width, int height) {

    static final AspectRatio SQUARE = new AspectRatio(1, 1);
    static final AspectRatio WIDE = new AspectRatio(16, 9);
    static final int VIDEO_GRID = 8;
    private static final int GRID = 16;
    private static final AspectRatio WIDEST = new AspectRatio(21, 9);
    private static final AspectRatio TALLEST = new AspectRatio(9, 21);

    /** Reads {@code 16:9}; its member is checked against the schema's pattern before. */
    static AspectRatio parse(String text, String member) throws Refusal {
        try {
            String[] parts = text.split(":");
            AspectRatio ratio = new AspectRatio(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            if (ratio.value() <= WIDEST.value() && ratio.value() >= TALLEST.value()) {
                return ratio;
            }
        } catch (NumberFormatException e) {
            // More digits than a number takes: outside the range as well.
        }
        throw new Refusal(FieldProblem.ofValue(member, "aspect ratio must be between 21:9 and 9:21"));
    }

    static AspectRatio of(PictureSize size) {
        return new AspectRatio(size.width(), size.height());
    }

    /** The size of about this many pixels, with sides that are multiples of 16. */
    PictureSize sized(long pixels) {
        return sized(pixels, GRID);
    }

    /** The size of about this many pixels, with sides that are multiples of the given number. */
    PictureSize sized(long pixels, int grid) {
        double idealHeight = Math.sqrt(pixels / value());
        return new PictureSize(toGrid(idealHeight * value(), grid), toGrid(idealHeight, grid));
    }

    private double value() {
        return (double) width / height;
    }

    private static int toGrid(double side, int grid) {
        return Math.max(grid, (int) Math.round(side / grid) * grid);
    }
}

package io.github.camelflux.simulator.draw;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * What came in, with the composition in place of what the mask marks white. Without a mask, what shines through the
 * picture is filled.
 *
 * @param image what came in
 * @param mask white where it is painted anew
 */
public record Filled(InputPicture image, Optional<InputPicture> mask) implements Arrangement {

    @Override
    public void paint(Easel easel) {
        int width = easel.size().width();
        int height = easel.size().height();
        BufferedImage input = image.seen(width, height);
        Mask marked = mask.map(given -> Mask.ofBrightness(given.seen(width, height)))
                .orElseGet(() -> Mask.ofTransparency(input));
        copyColours(input, easel.picture());
        Rectangle hole = marked.bounds();
        if (!hole.isEmpty()) {
            fill(easel.picture(), easel.composition(hole.width, hole.height), hole, marked);
        }
    }

    /** Not drawn but copied, since a transparent pixel has a colour, too. */
    private static void copyColours(BufferedImage from, BufferedImage to) {
        int[] row = new int[to.getWidth()];
        for (int y = 0; y < to.getHeight(); y++) {
            from.getRGB(0, y, row.length, 1, row, 0, row.length);
            to.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }

    private static void fill(BufferedImage picture, BufferedImage filling, Rectangle hole, Mask marked) {
        int[] old = new int[hole.width];
        int[] fresh = new int[hole.width];
        for (int y = 0; y < hole.height; y++) {
            picture.getRGB(hole.x, hole.y + y, hole.width, 1, old, 0, hole.width);
            filling.getRGB(0, y, hole.width, 1, fresh, 0, hole.width);
            for (int x = 0; x < hole.width; x++) {
                old[x] = Blend.of(old[x], fresh[x], marked.at(hole.x + x, hole.y + y) / 255.0);
            }
            picture.setRGB(hole.x, hole.y + y, hole.width, 1, old, 0, hole.width);
        }
    }
}

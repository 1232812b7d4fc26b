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
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                easel.picture().setRGB(x, y, input.getRGB(x, y));
            }
        }
        Rectangle hole = marked.bounds();
        if (!hole.isEmpty()) {
            fill(easel.picture(), easel.composition(hole.width, hole.height), hole, marked);
        }
    }

    private static void fill(BufferedImage picture, BufferedImage filling, Rectangle hole, Mask marked) {
        for (int y = hole.y; y < hole.y + hole.height; y++) {
            for (int x = hole.x; x < hole.x + hole.width; x++) {
                int fresh = filling.getRGB(x - hole.x, y - hole.y);
                picture.setRGB(x, y, Blend.of(picture.getRGB(x, y), fresh, marked.at(x, y) / 255.0));
            }
        }
    }
}

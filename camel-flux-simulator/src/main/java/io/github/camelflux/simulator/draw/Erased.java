package io.github.camelflux.simulator.draw;

import java.awt.image.BufferedImage;

/**
 * What came in without what the mask marks white: each gap in a row is bridged with the colours at both of its ends.
 *
 * @param image what came in
 * @param mask white where something is taken away
 * @param dilate how many pixels the mask is grown by
 */
public record Erased(InputPicture image, InputPicture mask, int dilate) implements Arrangement {

    @Override
    public void paint(Easel easel) {
        new Shown(image).paint(easel);
        int width = easel.size().width();
        int height = easel.size().height();
        Mask marked = Mask.ofBrightness(mask.seen(width, height)).grown(dilate);
        for (int y = 0; y < height; y++) {
            bridgeRow(easel.picture(), marked, y);
        }
    }

    private static void bridgeRow(BufferedImage picture, Mask marked, int y) {
        int width = picture.getWidth();
        for (int x = 0; x < width; x++) {
            if (marked.at(x, y) > 127) {
                int end = x;
                while (end < width && marked.at(end, y) > 127) {
                    end++;
                }
                bridge(picture, x, end, y);
                x = end;
            }
        }
    }

    /** A gap from edge to edge has no ends; it takes the colours of the row above. */
    private static void bridge(BufferedImage picture, int from, int to, int y) {
        int width = picture.getWidth();
        for (int x = from; x < to; x++) {
            if (from == 0 && to == width) {
                picture.setRGB(x, y, y == 0 ? 0x808080 : picture.getRGB(x, y - 1));
            } else {
                int left = picture.getRGB(from == 0 ? to : from - 1, y);
                int right = picture.getRGB(to == width ? from - 1 : to, y);
                picture.setRGB(x, y, Blend.of(left, right, (x - from + 1.0) / (to - from + 1)));
            }
        }
    }
}

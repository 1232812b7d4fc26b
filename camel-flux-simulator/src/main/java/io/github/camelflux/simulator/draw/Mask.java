package io.github.camelflux.simulator.draw;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Says of each pixel how much of it is to be made new, from 0 (kept) to 255. */
final class Mask {

    private final int width;
    private final int height;
    private final byte[] weights;

    private Mask(int width, int height) {
        this.width = width;
        this.height = height;
        this.weights = new byte[width * height];
    }

    /** White is new, black is kept. */
    static Mask ofBrightness(BufferedImage image) {
        Mask mask = new Mask(image.getWidth(), image.getHeight());
        int[] row = new int[mask.width];
        for (int y = 0; y < mask.height; y++) {
            image.getRGB(0, y, mask.width, 1, row, 0, mask.width);
            for (int x = 0; x < mask.width; x++) {
                int sum = (row[x] >> 16 & 255) + (row[x] >> 8 & 255) + (row[x] & 255);
                mask.weights[y * mask.width + x] = (byte) (sum / 3);
            }
        }
        return mask;
    }

    /** What shines through is new. */
    static Mask ofTransparency(BufferedImage image) {
        Mask mask = new Mask(image.getWidth(), image.getHeight());
        int[] row = new int[mask.width];
        for (int y = 0; y < mask.height; y++) {
            image.getRGB(0, y, mask.width, 1, row, 0, mask.width);
            for (int x = 0; x < mask.width; x++) {
                mask.weights[y * mask.width + x] = (byte) (255 - (row[x] >>> 24));
            }
        }
        return mask;
    }

    int at(int x, int y) {
        return weights[y * width + x] & 255;
    }

    /** The mask with every part that is mostly new grown by some pixels to each side. */
    Mask grown(int pixels) {
        return pixels == 0 ? this : grownAlong(pixels, 1, 0).grownAlong(pixels, 0, 1);
    }

    private Mask grownAlong(int pixels, int stepX, int stepY) {
        Mask grown = new Mask(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (at(x, y) > 127) {
                    grown.markLine(x, y, pixels, stepX, stepY);
                }
            }
        }
        return grown;
    }

    private void markLine(int x, int y, int pixels, int stepX, int stepY) {
        for (int step = -pixels; step <= pixels; step++) {
            int toX = x + step * stepX;
            int toY = y + step * stepY;
            if (toX >= 0 && toX < width && toY >= 0 && toY < height) {
                weights[toY * width + toX] = (byte) 255;
            }
        }
    }

    /** The smallest rectangle around all that is not kept; empty if all is. */
    Rectangle bounds() {
        Rectangle bounds = new Rectangle();
        for (int y = 0; y < height; y++) {
            int first = firstIn(y);
            if (first < width) {
                Rectangle line = new Rectangle(first, y, lastIn(y) - first + 1, 1);
                bounds = bounds.isEmpty() ? line : bounds.union(line);
            }
        }
        return bounds;
    }

    private int firstIn(int y) {
        int x = 0;
        while (x < width && at(x, y) == 0) {
            x++;
        }
        return x;
    }

    private int lastIn(int y) {
        int x = width - 1;
        while (at(x, y) == 0) {
            x--;
        }
        return x;
    }
}

package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Makes pictures to send and looks at those that come back. */
final class Pictures {

    /** What JPEG may change of an even area. */
    private static final int TOLERANCE = 12;

    private Pictures() {}

    static BufferedImage plain(Color colour, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        return with(image, colour, 0, 0, width, height);
    }

    /** Paints a rectangle, see-through colours as they are. */
    static BufferedImage with(BufferedImage image, Color colour, int x, int y, int width, int height) {
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                image.setRGB(column, row, colour.getRGB());
            }
        }
        return image;
    }

    static String base64(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }

    static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage copy(BufferedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = copy.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return copy;
    }

    static void assertSize(BufferedImage image, int width, int height) {
        assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo(width + "x" + height);
    }

    static void assertColour(BufferedImage image, int x, int y, Color expected) {
        assertThat(distance(image, x, y, expected))
                .as("at %s,%s: %s instead of %s", x, y, new Color(image.getRGB(x, y)), expected)
                .isLessThanOrEqualTo(TOLERANCE);
    }

    static int distance(BufferedImage image, int x, int y, Color other) {
        Color seen = new Color(image.getRGB(x, y));
        return Math.max(
                Math.abs(seen.getRed() - other.getRed()),
                Math.max(Math.abs(seen.getGreen() - other.getGreen()), Math.abs(seen.getBlue() - other.getBlue())));
    }

    /** How many pixels of a rectangle clearly have another colour. */
    static int changed(BufferedImage image, Color from, int x, int y, int width, int height) {
        int changed = 0;
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                changed += distance(image, column, row, from) > TOLERANCE ? 1 : 0;
            }
        }
        return changed;
    }
}

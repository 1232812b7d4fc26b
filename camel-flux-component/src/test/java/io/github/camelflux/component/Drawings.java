package io.github.camelflux.component;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures that tests send and look at. */
final class Drawings {

    private Drawings() {}

    /** A PNG of one colour. */
    static byte[] plain(int width, int height, Color colour) {
        return spot(width, height, colour, 0, 0, 0, 0);
    }

    /** A mask: white where the rectangle is, else black. */
    static byte[] mask(int width, int height, int x, int y, int across, int down) {
        return spot(width, height, Color.BLACK, x, y, across, down);
    }

    static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The colour of a pixel without its transparency. */
    static Color pixel(byte[] picture, int x, int y) {
        return new Color(read(picture).getRGB(x, y));
    }

    /** A PNG of one colour with a white rectangle. */
    static byte[] spot(int width, int height, Color colour, int x, int y, int across, int down) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.WHITE);
        pen.fillRect(x, y, across, down);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

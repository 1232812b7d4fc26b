package io.github.camelflux.example.catalog;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** What an area of a picture looks like from far away. */
record MeanColour(double red, double green, double blue) {

    static MeanColour of(BufferedImage image) {
        return of(image, new Rectangle(image.getWidth(), image.getHeight()));
    }

    static MeanColour of(BufferedImage image, Rectangle area) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                int pixel = image.getRGB(x, y);
                red += pixel >> 16 & 0xFF;
                green += pixel >> 8 & 0xFF;
                blue += pixel & 0xFF;
            }
        }
        double pixels = (double) area.width * area.height;
        return new MeanColour(red / pixels, green / pixels, blue / pixels);
    }

    /** From 0 to 255, by the channel that differs most. */
    double distanceTo(MeanColour other) {
        return Math.max(
                Math.abs(red - other.red), Math.max(Math.abs(green - other.green), Math.abs(blue - other.blue)));
    }
}

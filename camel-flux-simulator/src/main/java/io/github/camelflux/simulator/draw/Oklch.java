package io.github.camelflux.simulator.draw;

import java.awt.Color;

/**
 * Colours as people see them: lightness from 0 to 1, chroma from 0 (grey) to about 0.3, hue in degrees. Equal steps
 * look equal, which is what makes palettes drawn by lot harmonious.
 */
final class Oklch {

    private Oklch() {}

    static Color colour(double lightness, double chroma, double hue) {
        double angle = Math.toRadians(hue);
        double a = chroma * Math.cos(angle);
        double b = chroma * Math.sin(angle);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new Color(
                channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    /** The same colour, seen through to the given part. */
    static Color veil(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(opacity * 255));
    }

    /** A colour between two. */
    static Color between(Color from, Color to, double part) {
        return new Color(
                mix(from.getRed(), to.getRed(), part),
                mix(from.getGreen(), to.getGreen(), part),
                mix(from.getBlue(), to.getBlue(), part));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static float channel(double linear) {
        double clipped = Math.max(0, Math.min(1, linear));
        double encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
        return (float) Math.max(0, Math.min(1, encoded));
    }
}

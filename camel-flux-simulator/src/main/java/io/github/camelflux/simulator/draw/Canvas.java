package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/**
 * What scenes paint on. All measures are in pixels; {@link #unit} makes them independent of the picture's size.
 *
 * @param pen paints
 * @param width of the picture
 * @param height of the picture
 * @param palette its colours
 * @param random decides what the scene leaves open
 */
record Canvas(Graphics2D pen, int width, int height, Palette palette, SplittableRandom random) {

    /** A length that is the given part of the shorter side. */
    double unit(double part) {
        return part * Math.min(width, height);
    }

    double between(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    void fill(Shape shape, Paint paint) {
        pen.setPaint(paint);
        pen.fill(shape);
    }

    /** Fills the whole picture from above to below. */
    void sky(Color above, Color below) {
        fill(new Rectangle2D.Double(0, 0, width, height), new GradientPaint(0, 0, above, 0, height, below));
    }

    /** A disc that is brighter towards its middle and fades out around. */
    void glow(double x, double y, double radius, Color colour, double opacity) {
        Color[] colours = {Oklch.veil(colour, opacity), Oklch.veil(colour, 0)};
        fill(
                disc(x, y, radius),
                new RadialGradientPaint((float) x, (float) y, (float) radius, new float[] {0, 1}, colours));
    }

    static Ellipse2D disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}

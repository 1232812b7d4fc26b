package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Path2D;

/** Wide bands that flow across the picture and let each other shine through. */
final class Ribbons implements Scene {

    @Override
    public void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        canvas.sky(Oklch.between(palette.low(), Color.WHITE, 0.35), palette.far());
        canvas.glow(
                canvas.width() * canvas.between(0.2, 0.8), canvas.height() * 0.2, canvas.unit(0.8), Color.WHITE, 0.5);
        int ribbons = 7 + canvas.random().nextInt(3);
        for (int ribbon = 0; ribbon < ribbons; ribbon++) {
            ribbon(canvas, (double) ribbon / (ribbons - 1));
        }
    }

    private static void ribbon(Canvas canvas, double depth) {
        double left = canvas.height() * (0.05 + 0.75 * depth + canvas.between(-0.12, 0.12));
        double right = canvas.height() * (0.05 + 0.75 * depth + canvas.between(-0.2, 0.2));
        double swing =
                canvas.height() * canvas.between(0.12, 0.3) * (canvas.random().nextBoolean() ? 1 : -1);
        double thick = canvas.height() * canvas.between(0.09, 0.2);
        double narrow = thick * canvas.between(0.3, 0.8);
        double width = canvas.width();
        Path2D band = new Path2D.Double();
        band.moveTo(0, left);
        band.curveTo(width * 0.33, left - swing, width * 0.66, right + swing, width, right);
        band.lineTo(width, right + narrow);
        band.curveTo(width * 0.66, right + swing + narrow, width * 0.33, left - swing + thick, 0, left + thick);
        band.closePath();
        boolean eyeCatcher = canvas.random().nextInt(4) == 0;
        Color colour = eyeCatcher ? canvas.palette().accent() : canvas.palette().depth(depth * 0.9);
        Color end = Oklch.between(colour, canvas.palette().low(), 0.5);
        canvas.fill(
                band,
                new GradientPaint(
                        0, 0, Oklch.veil(colour, 0.78), (float) width, canvas.height() * 0.4f, Oklch.veil(end, 0.62)));
    }
}

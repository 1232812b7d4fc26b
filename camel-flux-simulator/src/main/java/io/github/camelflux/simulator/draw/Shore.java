package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A low sun over water, with its way of light, and far land at the sides. */
final class Shore implements Scene {

    @Override
    public void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        double horizon = canvas.height() * canvas.between(0.5, 0.58);
        double sunX = canvas.width() * canvas.between(0.3, 0.7);
        double radius = canvas.unit(canvas.between(0.1, 0.16));
        canvas.fill(
                new Rectangle2D.Double(0, 0, canvas.width(), horizon),
                new GradientPaint(0, 0, palette.high(), 0, (float) horizon, palette.low()));
        canvas.glow(sunX, horizon - radius * 0.4, radius * 5, palette.accent(), 0.6);
        canvas.fill(
                Canvas.disc(sunX, horizon - radius * 0.4, radius), Oklch.between(palette.accent(), Color.WHITE, 0.4));
        land(canvas, horizon);
        water(canvas, horizon);
        light(canvas, horizon, sunX, radius);
    }

    private static void land(Canvas canvas, double horizon) {
        for (int range = 0; range < 2; range++) {
            Color colour =
                    Oklch.between(canvas.palette().far(), canvas.palette().low(), 0.35 - 0.25 * range);
            canvas.fill(
                    new Ridge(canvas.random()).soft(canvas, horizon - canvas.unit(0.005), canvas.unit(0.05)), colour);
        }
    }

    private static void water(Canvas canvas, double horizon) {
        Color near = canvas.palette().depth(0.85);
        Color far = Oklch.between(canvas.palette().low(), canvas.palette().far(), 0.6);
        canvas.fill(
                new Rectangle2D.Double(0, horizon, canvas.width(), canvas.height() - horizon),
                new GradientPaint(0, (float) horizon, far, 0, canvas.height(), near));
    }

    /** Streaks that grow towards the viewer: bright below the sun, faint elsewhere. */
    private static void light(Canvas canvas, double horizon, double sunX, double radius) {
        Color bright = Oklch.between(canvas.palette().accent(), Color.WHITE, 0.55);
        double depth = canvas.height() - horizon;
        for (int streak = 0; streak < 150; streak++) {
            double near = Math.pow(canvas.random().nextDouble(), 1.4);
            boolean below = streak % 3 != 0;
            double spread = below ? radius * (0.7 + 1.2 * near) : canvas.width() * 0.6;
            double length = canvas.unit(0.02 + 0.1 * near) * canvas.between(0.5, 1.4);
            double x = sunX
                    + spread * (canvas.random().nextDouble() + canvas.random().nextDouble() - 1)
                    - length / 2;
            double thickness = canvas.unit(0.0015 + 0.006 * near);
            canvas.fill(
                    new RoundRectangle2D.Double(x, horizon + near * depth, length, thickness, thickness, thickness),
                    Oklch.veil(bright, below ? 0.6 - 0.35 * near : 0.16));
        }
    }
}

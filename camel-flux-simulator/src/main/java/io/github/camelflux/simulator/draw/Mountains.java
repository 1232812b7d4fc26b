package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Path2D;

/** Stars, a moon and veils of light above ranges that stand one before the other. */
final class Mountains implements Scene {

    private static final int RANGES = 4;

    @Override
    public void paint(Canvas canvas) {
        Color night = Oklch.between(canvas.palette().near(), Color.BLACK, 0.45);
        canvas.sky(night, canvas.palette().depth(0.25));
        stars(canvas);
        for (int veil = 0; veil < 3; veil++) {
            veil(canvas);
        }
        moon(canvas);
        for (int range = 0; range < RANGES; range++) {
            range(canvas, (double) range / (RANGES - 1), night);
        }
    }

    private static void stars(Canvas canvas) {
        for (int star = 0; star < 140; star++) {
            double radius = canvas.unit(canvas.between(0.0006, 0.0022));
            double x = canvas.between(0, canvas.width());
            double y = canvas.between(0, canvas.height() * 0.6);
            canvas.fill(Canvas.disc(x, y, radius), Oklch.veil(Color.WHITE, canvas.between(0.3, 0.9)));
        }
    }

    /** A curtain of light: bright along its lower hem, fading upwards. */
    private static void veil(Canvas canvas) {
        double hem = canvas.height() * canvas.between(0.3, 0.48);
        double tall = canvas.height() * canvas.between(0.2, 0.3);
        Path2D curtain = new Ridge(canvas.random()).curtain(canvas, hem, canvas.height() * 0.09, tall);
        Color colour = canvas.random().nextBoolean()
                ? canvas.palette().accent()
                : canvas.palette().low();
        canvas.fill(
                curtain,
                new GradientPaint(
                        0,
                        (float) (hem - tall),
                        Oklch.veil(colour, 0),
                        0,
                        (float) (hem + canvas.height() * 0.06),
                        Oklch.veil(colour, 0.4)));
    }

    private static void moon(Canvas canvas) {
        double x = canvas.width() * canvas.between(0.2, 0.8);
        double y = canvas.height() * canvas.between(0.14, 0.3);
        double radius = canvas.unit(canvas.between(0.045, 0.075));
        canvas.glow(x, y, radius * 5, Color.WHITE, 0.35);
        canvas.fill(Canvas.disc(x, y, radius), Oklch.between(canvas.palette().accent(), Color.WHITE, 0.75));
    }

    private static void range(Canvas canvas, double depth, Color night) {
        double base = canvas.height() * (0.6 + 0.3 * depth);
        double swing = canvas.height() * (0.15 - 0.05 * depth);
        Color rock = Oklch.between(canvas.palette().depth(0.35), night, 0.25 + 0.7 * depth);
        Color mist = Oklch.between(rock, canvas.palette().far(), 0.5 * (1 - depth));
        canvas.fill(
                new Ridge(canvas.random()).rugged(canvas, base, swing),
                new GradientPaint(0, (float) (base - swing), rock, 0, (float) (base + swing * 1.6), mist));
    }
}

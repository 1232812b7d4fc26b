package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.RadialGradientPaint;

/** Spheres lit from one side, floating with soft shadows. */
final class Orbs implements Scene {

    @Override
    public void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        canvas.sky(Oklch.between(palette.low(), Color.WHITE, 0.3), Oklch.between(palette.high(), palette.far(), 0.4));
        for (int haze = 0; haze < 4; haze++) {
            Color tint = haze % 2 == 0 ? palette.accent() : palette.high();
            canvas.glow(
                    canvas.between(0, canvas.width()),
                    canvas.between(0, canvas.height()),
                    canvas.unit(canvas.between(0.35, 0.6)),
                    tint,
                    0.35);
        }
        int orbs = 9 + canvas.random().nextInt(5);
        for (int orb = 0; orb < orbs; orb++) {
            orb(canvas, (double) orb / (orbs - 1));
        }
    }

    private static void orb(Canvas canvas, double depth) {
        double radius = canvas.unit(
                canvas.between(0.04, 0.08) + 0.1 * depth * canvas.random().nextDouble());
        double x = canvas.between(radius, canvas.width() - radius);
        double y = canvas.between(radius, canvas.height() * 0.78);
        Color base = canvas.random().nextInt(3) == 0
                ? canvas.palette().accent()
                : canvas.palette().depth(canvas.between(0, 0.5));
        canvas.glow(
                x + radius * 0.25,
                y + radius * 0.45,
                radius * 1.35,
                canvas.palette().near(),
                0.35);
        Color[] shades = {
            Oklch.between(base, Color.WHITE, 0.75),
            base,
            Oklch.between(base, canvas.palette().near(), 0.65)
        };
        canvas.fill(
                Canvas.disc(x, y, radius),
                new RadialGradientPaint(
                        (float) (x - radius * 0.35),
                        (float) (y - radius * 0.4),
                        (float) (radius * 1.6),
                        new float[] {0, 0.45f, 1},
                        shades));
    }
}

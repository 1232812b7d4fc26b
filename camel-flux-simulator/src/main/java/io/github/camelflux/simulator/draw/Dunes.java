package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Path2D;

/** Layer behind layer of soft hills below a sun. */
final class Dunes implements Scene {

    @Override
    public void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        canvas.sky(palette.high(), palette.low());
        sun(canvas);
        int layers = 5 + canvas.random().nextInt(2);
        for (int layer = 0; layer < layers; layer++) {
            double depth = (double) layer / (layers - 1);
            hill(canvas, depth);
        }
    }

    private static void sun(Canvas canvas) {
        double x = canvas.width() * canvas.between(0.2, 0.8);
        double y = canvas.height() * canvas.between(0.2, 0.42);
        double radius = canvas.unit(canvas.between(0.07, 0.13));
        Color light = canvas.palette().accent();
        canvas.glow(x, y, radius * 4.5, light, 0.55);
        canvas.fill(Canvas.disc(x, y, radius), Oklch.between(light, Color.WHITE, 0.45));
    }

    private static void hill(Canvas canvas, double depth) {
        double base = canvas.height() * (0.46 + 0.42 * depth);
        double swing = canvas.height() * (0.05 + 0.05 * depth);
        Color top = canvas.palette().depth(depth);
        Color foot = Oklch.between(top, canvas.palette().low(), 0.45 * (1 - depth));
        Path2D land = new Ridge(canvas.random()).soft(canvas, base, swing);
        canvas.fill(
                land,
                new GradientPaint(0, (float) (base - swing), top, 0, (float) (base + canvas.height() * 0.22), foot));
    }
}

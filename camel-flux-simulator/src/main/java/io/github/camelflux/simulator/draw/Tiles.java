package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A wall of square tiles with quarter circles, discs and triangles, as from a school of design. */
final class Tiles implements Scene {

    @Override
    public void paint(Canvas canvas) {
        Palette palette = canvas.palette();
        Color[] colours = {
            Oklch.between(palette.low(), Color.WHITE, 0.5),
            palette.low(),
            palette.far(),
            palette.high(),
            palette.depth(0.75),
            palette.accent()
        };
        double side = canvas.unit(1.0 / (4 + canvas.random().nextInt(2)));
        for (double y = 0; y < canvas.height(); y += side) {
            for (double x = 0; x < canvas.width(); x += side) {
                int ground = canvas.random().nextInt(colours.length);
                int figure = (ground + 1 + canvas.random().nextInt(colours.length - 1)) % colours.length;
                tile(canvas, x, y, side, colours[ground], colours[figure]);
            }
        }
        canvas.glow(canvas.width() * 0.25, canvas.height() * 0.15, canvas.unit(0.9), Color.WHITE, 0.22);
    }

    private static void tile(Canvas canvas, double x, double y, double side, Color ground, Color figure) {
        // A pixel wider than the tile, or the wall behind shows between two of them.
        canvas.fill(new Rectangle2D.Double(x, y, side + 1, side + 1), ground);
        Shape old = canvas.pen().getClip();
        canvas.pen().clip(new Rectangle2D.Double(x, y, side + 1, side + 1));
        canvas.fill(figure(canvas, x, y, side), figure);
        canvas.pen().setClip(old);
    }

    private static Shape figure(Canvas canvas, double x, double y, double side) {
        int corner = canvas.random().nextInt(4);
        double cornerX = x + (corner % 2) * side;
        double cornerY = y + (corner / 2) * side;
        return switch (canvas.random().nextInt(5)) {
            case 0, 1 -> Canvas.disc(cornerX, cornerY, side);
            case 2 -> Canvas.disc(x + side / 2, y + side / 2, side * 0.36);
            case 3 -> new Arc2D.Double(x, y, side, side, 90 * corner, 180, Arc2D.PIE);
            default -> triangle(x, y, side, corner);
        };
    }

    private static Path2D triangle(double x, double y, double side, int corner) {
        Path2D path = new Path2D.Double();
        path.moveTo(x + (corner % 2) * side, y + (corner / 2) * side);
        path.lineTo(x + side, y + (1 - corner / 2) * side);
        path.lineTo(x, y + (1 - corner / 2) * side);
        path.closePath();
        return path;
    }
}

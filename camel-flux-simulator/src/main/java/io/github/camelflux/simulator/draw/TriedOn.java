package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * The person as large as the result, and the garment in a frame at the upper right.
 *
 * @param person who wears it
 * @param garment what is worn
 */
public record TriedOn(InputPicture person, InputPicture garment) implements Arrangement {

    private static final double GARMENT_PART = 0.36;

    @Override
    public void paint(Easel easel) {
        new Shown(person).paint(easel);
        Canvas canvas = easel.canvas();
        double scale = Math.min(
                canvas.width() * GARMENT_PART / garment.size().width(),
                canvas.height() * GARMENT_PART / garment.size().height());
        int width = Math.max(1, (int) (garment.size().width() * scale));
        int height = Math.max(1, (int) (garment.size().height() * scale));
        double border = Math.max(2, canvas.unit(0.014));
        double margin = canvas.unit(0.03);
        Graphics2D pen = (Graphics2D) canvas.pen().create();
        pen.translate(canvas.width() - margin - border - width, margin + border);
        pen.setColor(Color.WHITE);
        pen.fill(new Rectangle2D.Double(-border, -border, width + 2 * border, height + 2 * border));
        pen.drawImage(garment.seen(width, height), 0, 0, null);
        Badge.paint(pen, garment.role(), width);
        pen.dispose();
        easel.caption();
    }
}

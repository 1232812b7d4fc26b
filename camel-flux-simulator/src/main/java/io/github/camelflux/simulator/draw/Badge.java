package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A small sign at the upper left of a print that says which member of the request it came in. */
final class Badge {

    private static final Color GROUND = new Color(16, 18, 28, 190);
    /** On a narrower print it would hide too much. */
    private static final int LEAST_WIDTH = 90;

    private Badge() {}

    static void paint(Graphics2D pen, String text, double printWidth) {
        if (printWidth < LEAST_WIDTH || !Lettering.possible()) {
            return;
        }
        float size = (float) Math.min(22, Math.max(9, printWidth * 0.05));
        Font font = new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont(size);
        Rectangle2D bounds = font.getStringBounds(text, pen.getFontRenderContext());
        double margin = size * 0.4;
        pen.setColor(GROUND);
        pen.fill(new RoundRectangle2D.Double(
                margin, margin, bounds.getWidth() + 2 * margin, size * 1.6, size * 0.6, size * 0.6));
        pen.setColor(Color.WHITE);
        pen.setFont(font);
        pen.drawString(text, (float) (2 * margin), (float) (margin + size * 1.15));
    }
}

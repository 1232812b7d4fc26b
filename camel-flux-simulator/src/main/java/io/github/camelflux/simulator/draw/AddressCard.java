package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;

/** Stands for a picture that cannot be shown: says where its address leads, or what its digest is. */
final class AddressCard {

    static final Color PAPER = new Color(252, 251, 247);
    private static final Color INK = new Color(70, 72, 84);

    private AddressCard() {}

    /** Writes around the origin of the pen. */
    static void write(Graphics2D pen, String label, double width) {
        if (!Lettering.possible()) {
            return;
        }
        pen.setColor(INK);
        String withoutScheme = label.substring(label.contains("//") ? label.indexOf("//") + 2 : 0);
        int slash = withoutScheme.indexOf('/');
        line(pen, slash < 0 ? withoutScheme : withoutScheme.substring(0, slash), width, -0.02 * width);
        line(pen, withoutScheme.substring(withoutScheme.lastIndexOf('/') + 1), width, 0.1 * width);
    }

    private static void line(Graphics2D pen, String text, double width, double y) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(100f);
        double natural = font.getStringBounds(text, pen.getFontRenderContext()).getWidth();
        float size = (float) Math.min(width * 0.09, 100 * width * 0.9 / Math.max(1, natural));
        pen.setFont(font.deriveFont(size));
        pen.drawString(text, (float) (-natural * size / 200), (float) y);
    }
}

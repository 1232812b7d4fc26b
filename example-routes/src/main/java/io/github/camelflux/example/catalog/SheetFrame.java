package io.github.camelflux.example.catalog;

import java.awt.Font;
import java.awt.Graphics2D;

/** What stands around the products on a contact sheet. */
final class SheetFrame {

    private final Graphics2D pen;
    private final SheetLayout layout;
    private final Lettering lettering;

    SheetFrame(Graphics2D pen, SheetLayout layout) {
        this.pen = pen;
        this.layout = layout;
        this.lettering = new Lettering(pen);
    }

    void paper() {
        pen.setColor(SheetColours.PAPER);
        pen.fillRect(0, 0, layout.width(), layout.height());
    }

    void head(String batch, String facts) {
        float below = lettering.set(
                batch,
                Lettering.font(Font.BOLD, 44),
                SheetColours.INK,
                SheetLayout.MARGIN,
                32,
                layout.width() - 2f * SheetLayout.MARGIN,
                1);
        lettering.set(
                facts,
                Lettering.font(Font.PLAIN, 20),
                SheetColours.FAINT,
                SheetLayout.MARGIN,
                below + 6,
                layout.width() - 2f * SheetLayout.MARGIN,
                1);
    }

    void foot(BatchSummary summary) {
        int top = layout.height() - SheetLayout.FOOT + SheetLayout.GAP;
        pen.setColor(SheetColours.EDGE);
        pen.fillRect(SheetLayout.MARGIN, top, layout.width() - 2 * SheetLayout.MARGIN, 2);
        lettering.set(
                counts(summary),
                Lettering.font(Font.PLAIN, 20),
                SheetColours.FAINT,
                SheetLayout.MARGIN,
                top + 24f,
                layout.width() * 0.6f,
                2);
        lettering.setRight(
                "Total  " + summary.charged().toPlainString() + " USD",
                Lettering.font(Font.BOLD, 32),
                SheetColours.INK,
                layout.width() - SheetLayout.MARGIN,
                top + 18f);
    }

    private static String counts(BatchSummary summary) {
        return summary.pictures() + " of " + summary.products() + " products have a picture"
                + (summary.replayed() == 0
                        ? ""
                        : "  ·  " + summary.replayed() + " paid before ("
                                + summary.paidBefore().toPlainString() + " USD), not in the total")
                + (summary.unknownCosts() == 0 ? "" : "  ·  " + summary.unknownCosts() + " of unknown cost");
    }
}

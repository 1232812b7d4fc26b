package io.github.camelflux.example.catalog;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** One product on a contact sheet: its picture or what became of it, its name, its cost. */
final class SheetCell {

    private static final float PADDING = 12;
    private static final float USUAL_SIDE = 290;
    private static final int LINES_OF_A_REASON = 5;

    private final Graphics2D pen;
    private final Rectangle square;
    private final Rectangle caption;
    private final Lettering lettering;

    SheetCell(Graphics2D pen, Rectangle square, Rectangle caption) {
        this.pen = pen;
        this.square = square;
        this.caption = caption;
        this.lettering = new Lettering(pen);
    }

    void draw(RowOutcome outcome) throws IOException {
        card();
        if (outcome.isPicture()) {
            picture(outcome);
        } else {
            placeholder(outcome.outcome(), outcome.error());
        }
        caption(outcome);
    }

    private void card() {
        Rectangle card = square.union(caption);
        pen.setColor(SheetColours.CARD);
        pen.fill(card);
        pen.setColor(SheetColours.EDGE);
        pen.setStroke(new BasicStroke(1));
        pen.drawRect(card.x - 1, card.y - 1, card.width + 1, card.height + 1);
    }

    private void picture(RowOutcome outcome) throws IOException {
        outcome.picture().reset();
        Optional<BufferedImage> small = Thumbnail.of((InputStream) outcome.picture(), square.width);
        if (small.isEmpty()) {
            placeholder("in the bucket", "This kind of picture cannot be shown here");
            return;
        }
        pen.setColor(SheetColours.MAT);
        pen.fill(square);
        pen.drawImage(
                small.get(),
                square.x + (square.width - small.get().getWidth()) / 2,
                square.y + (square.height - small.get().getHeight()) / 2,
                null);
    }

    private void placeholder(String what, String why) {
        pen.setColor(SheetColours.MISSING);
        pen.fill(square);
        float x = square.x + PADDING;
        float width = square.width - 2 * PADDING;
        float top = square.y + square.height * 0.25f;
        float below = lettering.set(what, font(Font.BOLD, 24), SheetColours.WARNING, x, top, width, 1);
        lettering.set(why, font(Font.PLAIN, 14), SheetColours.INK, x, below + 6, width, LINES_OF_A_REASON);
    }

    private void caption(RowOutcome outcome) {
        float x = caption.x + PADDING;
        float right = caption.x + caption.width - PADDING;
        float top = caption.y + PADDING;
        lettering.set(outcome.row().name(), font(Font.BOLD, 17), SheetColours.INK, x, top, right - x, 2);
        Font small = font(Font.PLAIN, 15);
        Color colour = outcome.isPicture() ? SheetColours.INK : SheetColours.WARNING;
        float bottom = caption.y + caption.height - PADDING - small.getSize2D() * 1.2f;
        float left = lettering.setRight(outcome.costInWords(), small, colour, right, bottom);
        lettering.set(outcome.row().sku(), small, SheetColours.FAINT, x, bottom, left - x - PADDING, 1);
    }

    /** As large as in a square of the usual size, and smaller in a smaller one as long as it can be read. */
    private Font font(int style, float size) {
        return Lettering.font(style, size * Math.max(0.66f, Math.min(1, square.width / USUAL_SIDE)));
    }
}

package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * Shows the pictures that were sent along as prints lying on the composition, so that a person sees that they arrived.
 */
final class Prints {

    private static final Color SHADOW = new Color(10, 10, 20, 11);
    private static final double TOP_PART = 0.06;
    private static final double ROOM = 0.68;

    private Prints() {}

    static void paint(Canvas canvas, List<InputPicture> inputs) {
        if (inputs.isEmpty()) {
            return;
        }
        int columns = (int) Math.ceil(Math.sqrt(inputs.size() * (double) canvas.width() / canvas.height()));
        columns = Math.max(1, Math.min(columns, inputs.size()));
        int rows = (inputs.size() + columns - 1) / columns;
        double cellWidth = canvas.width() * 0.9 / columns;
        double cellHeight = canvas.height() * ROOM / rows;
        for (int i = 0; i < inputs.size(); i++) {
            int inRow = Math.min(columns, inputs.size() - i / columns * columns);
            double x = (canvas.width() - inRow * cellWidth) / 2 + (i % columns + 0.5) * cellWidth;
            double y = canvas.height() * TOP_PART + (i / columns + 0.5) * cellHeight;
            print(canvas, inputs.get(i), x, y, cellWidth * 0.86, cellHeight * 0.86);
        }
    }

    private static void print(Canvas canvas, InputPicture input, double x, double y, double width, double height) {
        double scale =
                Math.min(width / input.size().width(), height / input.size().height());
        double border = Math.max(2, canvas.unit(0.014));
        double shownWidth = Math.max(1, input.size().width() * scale - 2 * border);
        double shownHeight = Math.max(1, input.size().height() * scale - 2 * border);
        Graphics2D pen = (Graphics2D) canvas.pen().create();
        pen.translate(x, y);
        pen.rotate(Math.toRadians(canvas.between(-2.5, 2.5)));
        paper(pen, shownWidth + 2 * border, shownHeight + 2 * border, border);
        pen.translate(-shownWidth / 2, -shownHeight / 2);
        pen.drawImage(input.seen((int) Math.ceil(shownWidth), (int) Math.ceil(shownHeight)), 0, 0, null);
        Badge.paint(pen, input.role(), shownWidth);
        pen.dispose();
    }

    private static void paper(Graphics2D pen, double width, double height, double border) {
        pen.setColor(SHADOW);
        for (int ring = 10; ring >= 1; ring--) {
            double grown = border * 0.2 * ring;
            pen.fill(new RoundRectangle2D.Double(
                    -width / 2 - grown,
                    -height / 2 - grown + border * 0.6,
                    width + 2 * grown,
                    height + 2 * grown,
                    2 * grown,
                    2 * grown));
        }
        pen.setColor(AddressCard.PAPER);
        pen.fill(new Rectangle2D.Double(-width / 2, -height / 2, width, height));
    }
}

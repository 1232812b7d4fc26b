package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Shows the pictures that were sent along as prints lying on the composition, so that a person sees that they arrived.
 */
final class Prints {

    private static final Color PAPER = new Color(252, 251, 247);
    private static final Color SHADOW = new Color(10, 10, 20, 11);
    private static final Color INK = new Color(70, 72, 84);
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
        if (input.thumbnail().isPresent()) {
            pen.translate(-shownWidth / 2, -shownHeight / 2);
            BufferedImage small = read(input);
            pen.scale(shownWidth / small.getWidth(), shownHeight / small.getHeight());
            pen.drawImage(small, 0, 0, null);
        } else if (Lettering.possible()) {
            address(pen, input.label(), shownWidth);
        }
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
        pen.setColor(PAPER);
        pen.fill(new Rectangle2D.Double(-width / 2, -height / 2, width, height));
    }

    /** An address is not fetched; its print shows where it leads. */
    private static void address(Graphics2D pen, String address, double width) {
        pen.setColor(INK);
        String withoutScheme = address.substring(address.indexOf("//") + 2);
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

    private static BufferedImage read(InputPicture input) {
        try {
            return ImageIO.read(input.thumbnail().orElseThrow().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read an input picture again", e);
        }
    }
}

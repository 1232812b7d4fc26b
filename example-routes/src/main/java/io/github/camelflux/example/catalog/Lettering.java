package io.github.camelflux.example.catalog;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets text in a width: breaks it into lines, and shows where it was cut. Where a machine has no fonts, as slim containers do not,
 * it sets nothing.
 */
final class Lettering {

    private static final Logger LOG = LoggerFactory.getLogger(Lettering.class);

    private static final class Fonts {
        private static final boolean FOUND = look();

        private static boolean look() {
            try {
                FontRenderContext context = new FontRenderContext(null, true, true);
                return font(Font.PLAIN, 12).getStringBounds("sku", context).getWidth() > 0;
            } catch (RuntimeException | LinkageError | InternalError e) {
                LOG.warn(
                        "This machine has no fonts: contact sheets come without text. fontconfig and any font help", e);
                return false;
            }
        }
    }

    private final Graphics2D pen;

    Lettering(Graphics2D pen) {
        this.pen = pen;
    }

    static Font font(int style, float size) {
        return new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
    }

    /**
     * Sets a text from the top of a column downwards.
     *
     * @param most lines at most
     * @return where the next text may begin
     */
    float set(String text, Font font, Color colour, float x, float top, float width, int most) {
        float y = top;
        if (Fonts.FOUND) {
            pen.setColor(colour);
            for (TextLayout line : lines(text, font, width, most)) {
                y += line.getAscent();
                line.draw(pen, x, y);
                y += line.getDescent() + line.getLeading();
            }
        }
        return y;
    }

    /**
     * Sets one line that ends at the right edge of a column.
     *
     * @return where it begins
     */
    float setRight(String text, Font font, Color colour, float right, float top) {
        if (!Fonts.FOUND) {
            return right;
        }
        TextLayout line = new TextLayout(text, font, pen.getFontRenderContext());
        float left = right - line.getAdvance();
        pen.setColor(colour);
        line.draw(pen, left, top + line.getAscent());
        return left;
    }

    private List<TextLayout> lines(String text, Font font, float width, int most) {
        String clean = text.strip().replaceAll("\\s+", " ");
        List<TextLayout> lines = new ArrayList<>();
        int from = 0;
        while (from < clean.length() && lines.size() < most) {
            String rest = clean.substring(from);
            AttributedString measured = new AttributedString(rest, Map.of(TextAttribute.FONT, font));
            int length = new LineBreakMeasurer(measured.getIterator(), pen.getFontRenderContext()).nextOffset(width);
            boolean last = lines.size() == most - 1 && length < rest.length();
            lines.add(new TextLayout(
                    last ? cut(rest, font, width) : rest.substring(0, length), font, pen.getFontRenderContext()));
            from += length;
        }
        return lines;
    }

    private String cut(String text, Font font, float width) {
        int length = text.length();
        String kept;
        do {
            length = text.offsetByCodePoints(length, -1);
            kept = text.substring(0, length).strip() + "…";
        } while (length > 1
                && font.getStringBounds(kept, pen.getFontRenderContext()).getWidth() > width);
        return kept;
    }
}

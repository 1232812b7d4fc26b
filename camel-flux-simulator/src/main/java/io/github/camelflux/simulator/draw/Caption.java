package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.RoundRectangle2D;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The prompt, set in wrapped lines on a translucent band at the lower edge, with the facts of the picture in small
 * letters below.
 */
final class Caption {

    private static final Color BAND = new Color(16, 18, 28, 168);
    private static final Color TEXT = new Color(255, 255, 255, 245);
    private static final Color FACTS = new Color(255, 255, 255, 175);
    private static final int MAX_LINES = 4;
    /** Below this height there is room for the prompt only. */
    private static final int ROOM_FOR_FACTS = 200;

    private Caption() {}

    static void paint(Canvas canvas, PictureRequest request) {
        float size = size(canvas);
        double margin = Math.max(3, canvas.unit(0.028));
        double padding = Math.max(3, size * 0.75);
        float width = (float) Math.max(1, canvas.width() - 2 * (margin + padding));
        List<TextLayout> lines = lines(canvas, request.prompt(), font(Font.BOLD, size), width, MAX_LINES);
        List<TextLayout> facts = canvas.height() < ROOM_FOR_FACTS
                ? List.of()
                : lines(canvas, facts(request), font(Font.PLAIN, size * 0.58f), width, 1);
        double gap = facts.isEmpty() || lines.isEmpty() ? 0 : size * 0.35;
        double height = height(lines) + gap + height(facts) + 2 * padding;
        double top = canvas.height() - margin - height;
        canvas.fill(
                new RoundRectangle2D.Double(margin, top, canvas.width() - 2 * margin, height, size * 1.2, size * 1.2),
                BAND);
        double y = set(canvas, lines, margin + padding, top + padding, TEXT);
        set(canvas, facts, margin + padding, y + gap, FACTS);
    }

    /** Follows the area, so that a slim picture is legible too, but leaves most of a low one free. */
    private static float size(Canvas canvas) {
        double byArea = 0.036 * Math.sqrt((double) canvas.width() * canvas.height());
        return (float) Math.max(9, Math.min(byArea, canvas.height() * 0.09));
    }

    private static String facts(PictureRequest request) {
        return "%s  ·  seed %d  ·  %d × %d  ·  simulated"
                .formatted(
                        request.model(),
                        request.seed(),
                        request.size().width(),
                        request.size().height());
    }

    private static Font font(int style, float size) {
        return new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
    }

    /** Breaks a text into lines; what does not fit is cut, and the cut is shown. */
    private static List<TextLayout> lines(Canvas canvas, String text, Font font, float width, int most) {
        String clean = text.strip().replaceAll("\\s+", " ");
        List<TextLayout> lines = new ArrayList<>();
        int from = 0;
        while (from < clean.length() && lines.size() < most) {
            LineBreakMeasurer measurer = measurer(canvas, clean.substring(from), font);
            int to = from + measurer.nextOffset(width);
            String line = clean.substring(from, to);
            if (lines.size() == most - 1 && to < clean.length()) {
                line = cut(canvas, line, font, width);
            }
            lines.add(new TextLayout(line, font, canvas.pen().getFontRenderContext()));
            from = to;
        }
        return lines;
    }

    private static String cut(Canvas canvas, String line, Font font, float width) {
        String kept = line.strip();
        while (kept.length() > 1
                && font.getStringBounds(kept + "…", canvas.pen().getFontRenderContext())
                                .getWidth()
                        > width) {
            kept = kept.substring(0, kept.length() - 1).strip();
        }
        return kept + "…";
    }

    private static LineBreakMeasurer measurer(Canvas canvas, String text, Font font) {
        AttributedString attributed = new AttributedString(text, Map.of(TextAttribute.FONT, font));
        return new LineBreakMeasurer(attributed.getIterator(), canvas.pen().getFontRenderContext());
    }

    private static double height(List<TextLayout> lines) {
        return lines.stream()
                .mapToDouble(line -> line.getAscent() + line.getDescent() + line.getLeading())
                .sum();
    }

    private static double set(Canvas canvas, List<TextLayout> lines, double x, double top, Color colour) {
        double y = top;
        canvas.pen().setColor(colour);
        for (TextLayout line : lines) {
            y += line.getAscent();
            line.draw(canvas.pen(), (float) x, (float) y);
            y += line.getDescent() + line.getLeading();
        }
        return y;
    }
}

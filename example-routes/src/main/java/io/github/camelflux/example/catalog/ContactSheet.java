package io.github.camelflux.example.catalog;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** One picture of a whole batch, to be shown around: each product with its name and its cost, and what all of them came to. */
@Component("contactSheet")
public class ContactSheet {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /**
     * Draws it. Pictures are read one after the other, each only as large as it is drawn.
     *
     * @param batch its name
     * @param date its day, such as {@code 2026-11-26}
     * @return a PNG
     * @throws IOException if a picture cannot be read to its end
     */
    public byte[] draw(
            @ExchangeProperty("batch") String batch,
            @ExchangeProperty("date") String date,
            @ExchangeProperty("outcomes") List<RowOutcome> outcomes,
            @ExchangeProperty("summary") BatchSummary summary)
            throws IOException {
        SheetLayout layout = SheetLayout.of(outcomes.size());
        BufferedImage sheet = new BufferedImage(layout.width(), layout.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            SheetFrame frame = new SheetFrame(pen, layout);
            frame.paper();
            frame.head(batch, LocalDate.parse(date).format(DAY) + "  ·  " + outcomes.size() + " products");
            for (int index = 0; index < outcomes.size(); index++) {
                new SheetCell(pen, layout.square(index), layout.caption(index)).draw(outcomes.get(index));
            }
            frame.foot(summary);
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(sheet, "png", png);
        return png.toByteArray();
    }
}

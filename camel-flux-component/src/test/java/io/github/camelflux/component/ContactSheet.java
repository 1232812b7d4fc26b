package io.github.camelflux.component;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.processor.aggregate.GroupedMessageAggregationStrategy;

/** Keeps what each branch of a multicast came to, and draws it side by side. It stands in docs/fail-over.md as well. */
public class ContactSheet extends GroupedMessageAggregationStrategy {

    private static final int SIDE = 512;
    private static final int CAPTION = 48;

    @Override
    public Message getValue(Exchange branch) {
        Message message = super.getValue(branch);
        if (branch.getException() != null) {
            message.setHeader("failure", branch.getException().getMessage());
            message.setBody(null);
        }
        return message;
    }

    public byte[] draw(List<Message> messages) throws IOException {
        BufferedImage sheet = new BufferedImage(messages.size() * SIDE, SIDE + CAPTION, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
        for (int index = 0; index < messages.size(); index++) {
            Message message = messages.get(index);
            int left = index * SIDE;
            if (message.getBody() == null) {
                int line = 0;
                for (String words : message.getHeader("failure", String.class).split("(?<=\\G.{48})")) {
                    pen.drawString(words, left + 12, 40 + 24 * line++);
                }
            } else {
                try (InputStream picture = message.getBody(InputStream.class)) {
                    Image whole = ImageIO.read(picture);
                    pen.drawImage(whole, left, 0, SIDE, SIDE, null);
                }
            }
            pen.drawString(message.getHeader("contestant", String.class), left + 12, SIDE + 28);
        }
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(sheet, "png", png);
        return png.toByteArray();
    }
}

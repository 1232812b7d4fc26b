package io.github.camelflux.example.http;

import jakarta.activation.DataHandler;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.attachment.DefaultAttachmentMessage;
import org.springframework.stereotype.Component;

/**
 * Reads a multipart form: its fields are those of a picture request, its files the pictures that go in, in their order; one that is
 * called {@code mask} is the mask. Files stay where the web server put them and are read from there.
 *
 * <p>Camel's own binding keeps one file of a name and leaves copies behind, see {@link UnreadForm}.
 */
@Component("pictureForm")
public class PictureForm {

    private static final int LONGEST_FIELD = 100_000;
    private static final String NOTIFY = "notifyUrl";

    /**
     * Makes the form's files attachments of the message and its fields the body, but for {@code notifyUrl}, which becomes the header
     * {@code X-Notify-Url}. Sets the exchange property {@code pictures} to how many files there are.
     *
     * @throws UnusableRequestException if the form is not whole, or a field comes twice
     */
    public void read(Exchange exchange) throws IOException {
        HttpServletRequest request =
                exchange.getMessage().getHeader(Exchange.HTTP_SERVLET_REQUEST, HttpServletRequest.class);
        if (request == null) {
            throw new UnsupportedBodyException("Content-Type: multipart forms are not read at this port");
        }
        AttachmentMessage message = new DefaultAttachmentMessage(exchange.getMessage());
        Map<String, String> fields = new LinkedHashMap<>();
        int pictures = 0;
        for (Part part : parts(request)) {
            if (part.getSubmittedFileName() == null) {
                if (fields.put(part.getName(), text(part)) != null) {
                    throw new UnusableRequestException(HeaderText.quote(part.getName()) + " is in the form twice");
                }
            } else {
                checkPicture(part);
                pictures++;
                String name = part.getName().equals("mask") ? "mask" : "picture-" + pictures;
                message.addAttachment(name, new DataHandler(new FormPart(part)));
            }
        }
        exchange.setProperty("pictures", pictures);
        if (fields.containsKey(NOTIFY)) {
            if (exchange.getMessage().getHeader("X-Notify-Url") != null) {
                throw new UnusableRequestException(
                        NOTIFY + " is in the form and X-Notify-Url in the headers: send one");
            }
            exchange.getMessage().setHeader("X-Notify-Url", fields.remove(NOTIFY));
        }
        exchange.getMessage().setBody(fields);
    }

    private static Collection<Part> parts(HttpServletRequest request) throws IOException {
        try {
            return request.getParts();
        } catch (IllegalStateException | ServletException | IOException broken) {
            throw new UnusableRequestException("The multipart form cannot be read: " + broken.getMessage());
        }
    }

    private static void checkPicture(Part part) {
        String type = part.getContentType() == null ? "" : part.getContentType().toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !type.startsWith("image/") && !type.startsWith("application/octet-stream")) {
            throw new UnusableRequestException(
                    HeaderText.quote(part.getName()) + " in the form is " + HeaderText.quote(type) + " and no picture");
        }
    }

    private static String text(Part part) throws IOException {
        try (InputStream content = part.getInputStream()) {
            byte[] bytes = content.readNBytes(LONGEST_FIELD + 1);
            if (bytes.length > LONGEST_FIELD) {
                throw new UnusableRequestException(HeaderText.quote(part.getName()) + " in the form has more than "
                        + LONGEST_FIELD + " bytes; send a picture as a file");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}

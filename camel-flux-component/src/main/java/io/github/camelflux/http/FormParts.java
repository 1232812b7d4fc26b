package io.github.camelflux.http;

import io.github.camelflux.image.FileType;
import io.github.camelflux.provider.FormBody;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a {@link FormBody} as {@code multipart/form-data} (RFC 7578) with its files left in place, unread.
 *
 * @param boundary that no part holds: 128 random bits
 * @param parts in order
 */
record FormParts(String boundary, List<BodyPart> parts) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static FormParts of(FormBody form) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String boundary = "flux-" + HexFormat.of().formatHex(random);
        List<BodyPart> parts = new ArrayList<>();
        for (FormBody.Part part : form.parts()) {
            String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(part.name()) + "\"";
            if (part instanceof FormBody.File file) {
                parts.add(text(head + fileHead(file)));
                parts.add(new BodyPart.Raw(file.bytes()));
                parts.add(text("\r\n"));
            } else if (part instanceof FormBody.Text field) {
                parts.add(text(head + "\r\n\r\n" + field.value() + "\r\n"));
            }
        }
        parts.add(text("--" + boundary + "--\r\n"));
        return new FormParts(boundary, parts);
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    private static String fileHead(FormBody.File file) {
        FileType shown = file.contentType() == null ? SentType.of(file.bytes()) : null;
        String name = shown == null ? file.fileName() : file.fileName() + "." + shown.extension();
        String type = shown == null ? file.contentType() : shown.mediaType();
        return "; filename=\"" + quoted(name) + "\"\r\nContent-Type: " + plain(type) + "\r\n\r\n";
    }

    private static BodyPart text(String text) {
        return new BodyPart.Text(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As browsers do it: nothing in a name ends the quotes or the line. */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String plain(String contentType) {
        return contentType.replaceAll("[\r\n]", "");
    }
}

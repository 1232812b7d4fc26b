package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.BlobWriter;
import io.github.camelflux.image.FileType;
import io.github.camelflux.image.ImageFormat;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.Spool;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * A picture that came as text: an http or https URL, which the provider fetches, or a picture in base64, with or without the head
 * of a {@code data:} URL. It never names a local file.
 */
final class PictureText {

    /** More than any head of a data: URL has. */
    private static final int LONGEST_HEAD = 200;

    private static final String DATA = "data:";

    private PictureText() {}

    /**
     * Reads a text.
     *
     * @param where it was set, for messages
     * @throws io.github.camelflux.FluxRequestException if it is neither
     */
    static InputImage read(String where, String text, Spool spool, InputBlobs blobs) throws IOException {
        String stripped = text.strip();
        if (isUrl(stripped)) {
            return link(where, stripped);
        }
        return base64(
                where,
                stripped,
                new ByteArrayInputStream(stripped.getBytes(StandardCharsets.ISO_8859_1)),
                spool,
                blobs);
    }

    /** Reads a text that is streamed; its start tells what it is. */
    static InputImage read(String where, JsonText text, Spool spool, InputBlobs blobs) throws IOException {
        String head = text.head(LONGEST_HEAD).strip();
        if (isUrl(head)) {
            return link(where, text.whole().strip());
        }
        try (InputStream in = text.open()) {
            return base64(where, head, in, spool, blobs);
        }
    }

    private static boolean isUrl(String text) {
        String start = text.substring(0, Math.min(8, text.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("https://") || start.startsWith("http://");
    }

    private static InputImage link(String where, String url) {
        try {
            if (new URI(url).getHost() != null) {
                return new InputImage.Link(url);
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw BadRequest.because(where + ": " + BadRequest.quote(url) + " is not a valid URL");
    }

    private static InputImage base64(String where, String head, InputStream text, Spool spool, InputBlobs blobs)
            throws IOException {
        Blob picture;
        try (BlobWriter writer = spool.writer()) {
            if (head.startsWith(DATA)) {
                skipHead(text);
            }
            decode(Base64.getDecoder().wrap(new Alphabet(text)), writer);
            picture = writer.finish();
        } catch (NotBase64 e) {
            throw neither(where, head);
        }
        InputImage image = blobs.add(picture);
        try (InputStream in = picture.open()) {
            // Most words are valid base64: only the bytes show that a picture is meant.
            if (FileType.sniff(in.readNBytes(ImageFormat.SNIFFED_BYTES)).isEmpty()) {
                throw neither(where, head);
            }
        }
        return image;
    }

    private static void decode(InputStream base64, OutputStream out) throws IOException {
        byte[] buffer = new byte[8192];
        int got;
        while ((got = decode(base64, buffer)) >= 0) {
            out.write(buffer, 0, got);
        }
    }

    /** Only the text is wrong when this fails, while writing may fail because a disk is full. */
    private static int decode(InputStream base64, byte[] buffer) throws NotBase64 {
        try {
            return base64.read(buffer);
        } catch (IOException e) {
            throw new NotBase64();
        }
    }

    private static void skipHead(InputStream text) throws IOException {
        int letter = 0;
        for (int i = 0; i < LONGEST_HEAD && letter != ','; i++) {
            letter = text.read();
        }
        if (letter != ',') {
            throw new NotBase64();
        }
    }

    private static RuntimeException neither(String where, String text) {
        return BadRequest.because(where + ": " + BadRequest.quote(text)
                + " is neither an http(s) URL nor a JPEG, PNG or WebP picture or an mp4 video in base64");
    }

    /** Something that base64 does not have. */
    private static final class NotBase64 extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Letters of base64 without line breaks and blanks, the URL-safe ones in their usual form. */
    private static final class Alphabet extends FilterInputStream {

        Alphabet(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int letter;
            do {
                letter = super.read();
            } while (letter == ' ' || letter == '\r' || letter == '\n' || letter == '\t');
            return switch (letter) {
                case '-' -> '+';
                case '_' -> '/';
                case '+', '/', '=', -1 -> letter;
                default -> {
                    if (letter > 'z' || !Character.isLetterOrDigit(letter)) {
                        throw new NotBase64();
                    }
                    yield letter;
                }
            };
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int got = 0;
            while (got < count) {
                int letter = read();
                if (letter < 0) {
                    return got == 0 ? -1 : got;
                }
                buffer[offset + got++] = (byte) letter;
            }
            return got;
        }
    }
}

package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.BlobWriter;
import io.github.camelflux.image.Spool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Decodes one long base64 text of a JSON document while it comes, into a blob. The prefix of a data URI goes first, and may have its
 * slash escaped; line breaks are skipped, JSON's escapes are understood (writers of .NET escape the plus sign). Not safe for use by
 * several threads.
 */
final class PictureText {

    private static final String PREFIX_END = ";base64,";
    private static final int CHUNK = 8 * 1024;

    private final BlobWriter writer;
    private final byte[] pending = new byte[CHUNK];
    private int filled;
    private boolean escaped;
    /** How many hexadecimal digits of an escaped letter are still to come. */
    private int digits;

    private int code;
    private boolean padded;

    private PictureText(BlobWriter writer) {
        this.writer = writer;
    }

    /**
     * @param start of the text, without its quote, as it stands in the document
     * @throws IOException if it cannot be written, or is no base64
     */
    static PictureText begin(Spool spool, byte[] start) throws IOException {
        PictureText begun = new PictureText(spool.writer());
        try {
            for (int i = prefix(start); i < start.length; i++) {
                begun.take(start[i]);
            }
            return begun;
        } catch (IOException e) {
            begun.discard();
            throw e;
        }
    }

    /** The next byte of the text, which is not its closing quote. */
    void take(byte letter) throws IOException {
        if (digits > 0) {
            code = code << 4 | digit(letter);
            if (--digits == 0) {
                plain((char) code);
            }
        } else if (escaped) {
            escaped = false;
            escape(letter);
        } else if (letter == '\\') {
            escaped = true;
        } else {
            plain((char) (letter & 0xff));
        }
    }

    private void escape(byte letter) throws IOException {
        if (letter == '/') {
            put(letter);
        } else if (letter == 'u') {
            digits = 4;
            code = 0;
        } else if (letter != 'n' && letter != 'r') {
            throw notBase64();
        }
    }

    private void plain(char letter) throws IOException {
        if (letter > 127) {
            throw notBase64();
        }
        if (letter != '\n' && letter != '\r') {
            put((byte) letter);
        }
    }

    /** The picture, owned by the caller. */
    Blob finish() throws IOException {
        if (escaped || digits > 0) {
            throw notBase64();
        }
        decode();
        return writer.finish();
    }

    void discard() {
        writer.close();
    }

    private void put(byte letter) throws IOException {
        pending[filled++] = letter;
        if (filled == CHUNK) {
            decode();
        }
    }

    /** A chunk is a multiple of four letters. */
    private void decode() throws IOException {
        byte[] letters = Arrays.copyOf(pending, filled);
        if (padded && filled > 0) {
            throw notBase64();
        }
        padded = filled > 0 && letters[filled - 1] == '=';
        filled = 0;
        try {
            writer.write(Base64.getDecoder().decode(letters));
        } catch (IllegalArgumentException e) {
            throw notBase64();
        }
    }

    private static int digit(byte letter) throws IOException {
        int digit = Character.digit(letter, 16);
        if (digit < 0) {
            throw notBase64();
        }
        return digit;
    }

    private static int prefix(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int end = text.startsWith("data:") ? text.indexOf(PREFIX_END) : -1;
        return end < 0 ? 0 : end + PREFIX_END.length();
    }

    private static IOException notBase64() {
        return new IOException("a long text of the answer is no base64");
    }
}

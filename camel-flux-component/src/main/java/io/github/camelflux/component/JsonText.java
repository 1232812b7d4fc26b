package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A string inside a JSON document that is not read into memory, since it may be a picture in base64. Its letters are ASCII, as
 * those of base64 and of URLs are.
 *
 * @param document in UTF-8
 * @param start of the string's first letter in the document, in bytes
 */
record JsonText(Blob document, long start) {

    private static final int LONGEST_URL = 16 * 1024;

    /** The first letters. */
    String head(int most) throws IOException {
        try (InputStream in = open()) {
            return new String(in.readNBytes(most), StandardCharsets.ISO_8859_1);
        }
    }

    /** All letters, of which there may be as many as an URL has. */
    String whole() throws IOException {
        return head(LONGEST_URL);
    }

    /** All letters, streamed. */
    InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(document.open());
        in.skipNBytes(start);
        return new Letters(in);
    }

    /** Ends at the closing quote and undoes escapes. */
    private static final class Letters extends FilterInputStream {

        private boolean over;

        Letters(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int letter = over ? -1 : in.read();
            if (letter == '"' || letter < 0) {
                over = true;
                return -1;
            }
            return letter == '\\' ? escaped(in.read()) : letter;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int got = 0;
            while (got < count) {
                int letter = read();
                if (letter < 0) {
                    return got == 0 && count > 0 ? -1 : got;
                }
                buffer[offset + got++] = (byte) letter;
            }
            return got;
        }

        private int escaped(int letter) throws IOException {
            return switch (letter) {
                case 'n', 'r', 't', 'b', 'f' -> ' ';
                case 'u' -> Integer.parseInt(new String(in.readNBytes(4), StandardCharsets.ISO_8859_1), 16) & 0xff;
                default -> letter;
            };
        }
    }
}

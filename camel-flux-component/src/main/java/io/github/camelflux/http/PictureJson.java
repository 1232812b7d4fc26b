package io.github.camelflux.http;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import io.github.camelflux.provider.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a JSON document while it comes: texts of more than 64 KB are taken for pictures in base64 and go to the spool, decoded; the
 * rest is gathered on the heap up to a bound. Not safe for use by several threads.
 */
final class PictureJson {

    /** From how many letters on a text is spooled. */
    static final int LONG_TEXT = 64 * 1024;

    private static final int MOST_PICTURES = 64;

    private final Spool spool;
    private final int bound;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final List<Blob> pictures = new ArrayList<>();
    private PictureText picture;
    private boolean inText;
    private boolean escaped;

    /** @param bound of the rest, in bytes */
    PictureJson(Spool spool, int bound) {
        this.spool = spool;
        this.bound = bound;
    }

    /** Takes the next bytes of the document. */
    void take(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            take(bytes.get());
        }
    }

    /** What was read; the pictures are the caller's. */
    ReadBody finish() throws IOException {
        if (picture != null) {
            throw new IOException("the answer ends within a text");
        }
        keep(text.toByteArray());
        List<Blob> given = List.copyOf(pictures);
        pictures.clear();
        return new ReadBody(rest.toByteArray(), given);
    }

    /** Gives up what was read. */
    void discard() {
        if (picture != null) {
            picture.discard();
            picture = null;
        }
        pictures.forEach(Blob::release);
        pictures.clear();
    }

    private void take(byte letter) throws IOException {
        if (!inText) {
            inText = letter == '"';
            keep(letter);
        } else if (letter == '"' && !escaped) {
            endText();
            keep(letter);
        } else {
            escaped = letter == '\\' && !escaped;
            within(letter);
        }
    }

    private void within(byte letter) throws IOException {
        if (picture != null) {
            picture.take(letter);
            return;
        }
        text.write(letter);
        if (text.size() >= LONG_TEXT && !escaped) {
            if (pictures.size() == MOST_PICTURES) {
                throw new IOException("more than " + MOST_PICTURES + " pictures in one answer");
            }
            picture = PictureText.begin(spool, text.toByteArray());
            text.reset();
        }
    }

    private void endText() throws IOException {
        inText = false;
        escaped = false;
        if (picture == null) {
            keep(text.toByteArray());
            text.reset();
            return;
        }
        PictureText ended = picture;
        picture = null;
        try {
            pictures.add(ended.finish());
        } catch (IOException e) {
            ended.discard();
            throw e;
        }
        // As JSON writes a control character.
        keep(HttpAnswer.mark(pictures.size() - 1).replace("\u0001", "\\u0001").getBytes(StandardCharsets.US_ASCII));
    }

    private void keep(byte... bytes) throws IOException {
        if (rest.size() + bytes.length > bound) {
            throw new BoundedBody.TooLarge(bound);
        }
        rest.writeBytes(bytes);
    }
}

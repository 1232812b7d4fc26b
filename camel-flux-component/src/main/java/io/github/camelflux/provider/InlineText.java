package io.github.camelflux.provider;

import io.github.camelflux.image.Blob;
import java.util.Base64;
import java.util.Optional;

/** A picture that stands in JSON itself, short enough for the heap: base64, with or without the prefix of a data URI. */
final class InlineText {

    private static final String PREFIX_END = ";base64,";

    private InlineText() {}

    static Optional<Blob> decode(String text) {
        int end = text.startsWith("data:") ? text.indexOf(PREFIX_END) : -1;
        String base64 = end < 0 ? text : text.substring(end + PREFIX_END.length());
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return bytes.length == 0 || !isBase64(base64) ? Optional.empty() : Optional.of(Blob.of(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The decoder for MIME skips what is no base64. */
    private static boolean isBase64(String text) {
        return text.chars()
                .allMatch(letter ->
                        letter < 128 && (Character.isLetterOrDigit(letter) || "+/=\r\n".indexOf(letter) >= 0));
    }
}

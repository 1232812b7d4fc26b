package io.github.camelflux.provider;

import io.github.camelflux.image.Blob;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A complete HTTP answer, or the request of a callback, its body bounded by whoever read it.
 *
 * @param status the HTTP status; 200 for a callback
 * @param headers by lower-case name
 * @param body the bytes; empty when there was none. Where the call expected pictures, each long base64 text in it is replaced by a
 *     short one that {@link #picture} knows
 * @param pictures that came in base64, decoded, owned by the receiver of the answer
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, byte[] body, List<Blob> pictures) {

    /** Begins the text that stands for a picture; JSON texts of a provider do not hold this character. */
    private static final String MARK = "\u0001picture:";

    public HttpAnswer {
        pictures = List.copyOf(pictures);
    }

    /** An answer without pictures. */
    public HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
        this(status, headers, body, List.of());
    }

    /** The text that stands for a picture in {@link #body()}. */
    public static String mark(int index) {
        return MARK + index;
    }

    /** The first value of a header, by any spelling of its name. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /**
     * The picture that a text of the body means: base64, with or without the prefix of a data URI, or the text that stands for a
     * long one.
     *
     * @return empty if it is neither
     */
    public Optional<Blob> picture(String text) {
        if (text.startsWith(MARK)) {
            int index = Integer.parseInt(text.substring(MARK.length()));
            return index < pictures.size() ? Optional.of(pictures.get(index)) : Optional.empty();
        }
        return InlineText.decode(text);
    }

    /** Whether a text that may be an address is a picture: a data URI, or the text that stands for a long one. */
    public boolean isPicture(String text) {
        return text.startsWith("data:") || text.startsWith(MARK);
    }

    /** Gives up the pictures; whoever keeps one has retained it. */
    public void release() {
        pictures.forEach(Blob::release);
    }

    /** Status and size: bodies may hold signed links. */
    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}

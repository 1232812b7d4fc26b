package io.github.camelflux.provider.wire;

import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import java.net.URI;
import java.util.Optional;

/** A text of an answer that stands for a picture: base64, a data URI, or an address, which may be relative. */
public final class PictureWords {

    private PictureWords() {}

    /** A text that can be base64 only; empty if it holds no picture. */
    public static Optional<MadePicture> inline(HttpAnswer answer, String base64) {
        return base64 == null
                ? Optional.empty()
                : answer.picture(base64).map(bytes -> new MadePicture.Inline(bytes, null));
    }

    /** A full address, a data URI or base64; empty if it is none of these. */
    public static Optional<MadePicture> of(HttpAnswer answer, String text) {
        if (text == null) {
            return Optional.empty();
        }
        return SignedLink.parse(text).map(PictureWords::linked).or(() -> inline(answer, text));
    }

    /**
     * An address or a data URI; empty if it is neither.
     *
     * @param asked what a relative address is relative to
     */
    public static Optional<MadePicture> linked(HttpAnswer answer, String text, URI asked) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (answer.isPicture(text)) {
            return inline(answer, text);
        }
        return SignedLink.parse(absolute(text.strip(), asked)).map(PictureWords::linked);
    }

    private static MadePicture linked(SignedLink link) {
        return new MadePicture.Linked(link.uri(), link.expires(), link.contentType());
    }

    private static String absolute(String text, URI asked) {
        if (text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return text;
        }
        String origin = asked.getScheme() + "://" + asked.getRawAuthority();
        String folder = asked.getRawPath().replaceAll("[^/]*$", "");
        return text.startsWith("/") ? origin + text : origin + (folder.isEmpty() ? "/" : folder) + text;
    }
}

package io.github.camelflux.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import java.time.Instant;
import java.util.Optional;

/** Reads where a picture is from the text that a provider gives for it: an address, or a data URI that holds it. */
public final class MadePictures {

    private MadePictures() {}

    /**
     * The picture.
     *
     * @param answer holds the long data URIs
     * @param text an address, or a data URI
     * @param contentType as the provider says; null when it does not
     * @param expires of an address that does not say it itself; null when not known
     * @return empty for what is neither
     */
    public static Optional<MadePicture> of(HttpAnswer answer, JsonNode text, String contentType, Instant expires) {
        if (!text.isTextual()) {
            return Optional.empty();
        }
        Optional<SignedLink> link = SignedLink.parse(text.textValue());
        if (link.isEmpty()) {
            return answer.picture(text.textValue()).map(bytes -> new MadePicture.Inline(bytes, contentType));
        }
        return link.map(found -> new MadePicture.Linked(
                found.uri(),
                found.expires() == null ? expires : found.expires(),
                found.contentType() == null ? contentType : found.contentType()));
    }
}

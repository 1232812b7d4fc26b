package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.face.BodySchema;
import java.time.Duration;

/**
 * One model as the OpenAPI document has it.
 *
 * @param name its path below {@code /v1/}
 * @param family what it shares with others
 * @param schema of its body
 * @param members what its body may hold
 * @param maxPixels the most pixels that may be asked for
 * @param resultPixels a larger result is scaled down to this many
 * @param prices of one picture or video
 * @param usualRunTime from submission to the end
 * @param costAtSubmit whether the answer to a submission names the cost
 * @param withdrawn whether the service has taken it out of use
 */
record Model(
        String name,
        ModelFamily family,
        BodySchema schema,
        Members members,
        long maxPixels,
        long resultPixels,
        PriceList prices,
        Duration usualRunTime,
        boolean costAtSubmit,
        boolean withdrawn) {

    /** The asked format, else the default of the schema; FLUX 3 images have no such member and are JPEG. */
    PictureFormat format(JsonNode body) {
        if (family.video()) {
            return PictureFormat.MP4;
        }
        return PictureFormat.named(body.path("output_format").asText())
                .or(() -> PictureFormat.named(members.defaultOf("output_format")))
                .orElse(PictureFormat.JPEG);
    }

    /** A member's value, or the default of the schema, as text. */
    String text(JsonNode body, String member) {
        return body.hasNonNull(member) ? body.get(member).asText() : members.defaultOf(member);
    }
}

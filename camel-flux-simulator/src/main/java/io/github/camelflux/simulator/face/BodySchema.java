package io.github.camelflux.simulator.face;

import com.networknt.schema.JsonSchema;
import java.util.Map;

/**
 * What a body is held against: one schema, or the one of several that a member of the body names.
 *
 * @param tag the member that chooses; empty where there is nothing to choose
 * @param byTag the schemas by the value of that member
 */
public record BodySchema(String tag, Map<String, JsonSchema> byTag) {

    /** A schema without alternatives. */
    public static BodySchema single(JsonSchema schema) {
        return new BodySchema("", Map.of("", schema));
    }

    /** Whether there is nothing to choose. */
    public boolean single() {
        return tag.isEmpty();
    }
}

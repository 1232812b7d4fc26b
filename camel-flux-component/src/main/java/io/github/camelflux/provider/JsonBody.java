package io.github.camelflux.provider;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object to send. Values are what JSON knows (strings, numbers, booleans, lists, maps) and
 * {@link io.github.camelflux.image.Blob}, which is written as a base64 string, streamed, without line breaks or prefix, or with a
 * prefix as a {@link DataUri}.
 *
 * @param members in the order in which they are written
 */
public record JsonBody(Map<String, Object> members) implements CallBody {

    public JsonBody {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}

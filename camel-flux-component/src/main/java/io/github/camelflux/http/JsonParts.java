package io.github.camelflux.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.image.Blob;
import io.github.camelflux.provider.DataUri;
import io.github.camelflux.provider.JsonBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a {@link JsonBody} as text with its blobs left in place, unread. */
final class JsonParts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final List<BodyPart> parts = new ArrayList<>();
    private final JsonGenerator json;

    private JsonParts() throws IOException {
        json = JSON.getFactory().createGenerator(text);
    }

    /**
     * The parts in order.
     *
     * @throws IllegalArgumentException if a value is not one that JSON knows
     */
    static List<BodyPart> of(JsonBody body) {
        try {
            JsonParts parts = new JsonParts();
            parts.write(body.members());
            parts.cut();
            return List.copyOf(parts.parts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value of the request cannot be written as JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                write(member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(item);
            }
            json.writeEndArray();
        } else if (value instanceof Blob blob) {
            write("", blob);
        } else if (value instanceof DataUri uri) {
            write("data:" + SentType.of(uri.bytes()).mediaType() + ";base64,", uri.bytes());
        } else {
            JSON.writeValue(json, value);
        }
    }

    private void write(String prefix, Blob blob) throws IOException {
        // The generator writes the comma or colon before the opening quote, and counts the value as written.
        json.writeRawValue("\"" + prefix);
        cut();
        parts.add(new BodyPart.Base64(blob));
        json.writeRaw('"');
    }

    private void cut() throws IOException {
        json.flush();
        if (text.size() > 0) {
            parts.add(new BodyPart.Text(text.toByteArray()));
            text.reset();
        }
    }
}

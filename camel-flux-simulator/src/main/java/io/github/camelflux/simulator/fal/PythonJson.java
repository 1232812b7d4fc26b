package io.github.camelflux.simulator.fal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.camelflux.simulator.face.Json;
import java.io.IOException;

/**
 * JSON as Python writes it, with a space after colons and commas and nothing but ASCII: who writes a body of fal's anew
 * before checking its signature must fail.
 */
final class PythonJson extends MinimalPrettyPrinter {

    private static final long serialVersionUID = 1L;

    private static final ObjectWriter WRITER =
            Json.MAPPER.writer(new PythonJson()).with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private PythonJson() {}

    static byte[] write(Object body) {
        try {
            return WRITER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A callback cannot be written as JSON", e);
        }
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator to) throws IOException {
        to.writeRaw(": ");
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator to) throws IOException {
        to.writeRaw(", ");
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator to) throws IOException {
        to.writeRaw(", ");
    }
}

package io.github.camelflux.component;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.image.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a request that came as a JSON object. Strings in the place of pictures are left where they are, as {@link JsonText}. */
final class JsonRequest {

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Blob document;
    private final JsonParser parser;

    private JsonRequest(Blob document, JsonParser parser) {
        this.document = document;
        this.parser = parser;
    }

    /**
     * The fields of a request.
     *
     * @param document must be kept until the pictures are read
     * @throws FluxRequestException if it is not a JSON object in UTF-8
     */
    static Map<String, Object> read(Blob document) throws IOException {
        try (InputStream in = document.open();
                JsonParser parser = MAPPER.createParser(in)) {
            return new JsonRequest(document, parser).object();
        } catch (JsonProcessingException e) {
            // Without the source that Jackson quotes: it may be a whole picture.
            throw BadRequest.because("body: it is not a JSON object: " + e.getOriginalMessage());
        }
    }

    /**
     * The value of a text that may be a JSON literal.
     *
     * @return the text itself if it is not
     */
    static Object literal(String text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            Object value = parser.nextToken() == null ? text : MAPPER.readValue(parser, Object.class);
            return parser.nextToken() == null ? value : text;
        } catch (IOException notJson) {
            return text;
        }
    }

    private Map<String, Object> object() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw BadRequest.because("body: a request is a JSON object, such as {\"prompt\": \"a cat\"}");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean picture =
                    PictureField.named(name).filter(PictureField::isPicture).isPresent();
            parser.nextToken();
            fields.put(name, picture ? pictures() : MAPPER.readValue(parser, Object.class));
        }
        if (parser.nextToken() != null) {
            throw BadRequest.because("body: there is more than one JSON object");
        }
        return fields;
    }

    private Object pictures() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return picture();
        }
        List<Object> pictures = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            pictures.add(picture());
        }
        return pictures;
    }

    private Object picture() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return MAPPER.readValue(parser, Object.class);
        }
        long quote = parser.currentTokenLocation().getByteOffset();
        if (quote < 0) {
            throw BadRequest.because("body: a JSON request with pictures must be in UTF-8");
        }
        return new JsonText(document, quote + 1);
    }
}

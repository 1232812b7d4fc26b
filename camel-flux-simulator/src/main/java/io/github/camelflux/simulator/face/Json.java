package io.github.camelflux.simulator.face;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** JSON as the providers read and write it, and the errors that FastAPI writes. Thread-safe. */
public final class Json {

    /** Reads and writes without losing digits; refuses what follows the end. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** The body of a request; a missing node if it is no JSON. */
    public static JsonNode body(Call call) {
        try (InputStream in = call.body().open()) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }

    /** An answer with a body of JSON. */
    public static Reply reply(int status, Object body) {
        try {
            return Reply.json(status, MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written as JSON", e);
        }
    }

    /** An error: {@code {"detail": "..."}}. */
    public static Reply detail(int status, String detail) {
        return reply(status, Map.of("detail", detail));
    }

    /** A refused body: {@code {"detail": [{"loc": .., "msg": .., "type": ..}]}}. */
    public static Reply invalid(List<FieldProblem> problems) {
        return reply(422, Map.of("detail", problems));
    }
}

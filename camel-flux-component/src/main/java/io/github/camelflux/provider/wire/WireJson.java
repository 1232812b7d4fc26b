package io.github.camelflux.provider.wire;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelflux.provider.HttpAnswer;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads JSON of a provider leniently: what is missing or of another kind is null, empty or a missing node, never an error. */
public final class WireJson {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private WireJson() {}

    /** The body as a JSON object; a missing node when it is anything else. */
    public static JsonNode object(HttpAnswer answer) {
        return object(answer.body());
    }

    /** A text as a JSON object; a missing node when it is anything else. */
    public static JsonNode object(String text) {
        return object(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A member that is a text with something in it, or null. */
    public static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    /** A whole number of any size, or null. */
    public static BigInteger integer(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isIntegralNumber() ? value.bigIntegerValue() : null;
    }

    /** A member that is an http or https address; empty for anything else. */
    public static Optional<SignedLink> link(JsonNode object, String member) {
        return Optional.ofNullable(text(object, member)).flatMap(SignedLink::parse);
    }

    /** What an array holds, or an object's values; nothing for any other node. */
    public static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode object(byte[] json) {
        try {
            JsonNode body = MAPPER.readTree(json);
            return body != null && body.isObject() ? body : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}

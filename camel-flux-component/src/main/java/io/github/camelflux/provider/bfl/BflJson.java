package io.github.camelflux.provider.bfl;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelflux.provider.HttpAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads BFL's JSON leniently: what is missing or of another kind is null, never an error. */
final class BflJson {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private BflJson() {}

    /** The body as a JSON object; a missing node when it is anything else. */
    static JsonNode object(HttpAnswer answer) {
        try {
            JsonNode body = MAPPER.readTree(answer.body());
            return body != null && body.isObject() ? body : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** A member that is a text with something in it, or null. */
    static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    /** The member {@code cost}, sent in credits of one US cent, in US dollars; or null. */
    static BigDecimal costUsd(JsonNode object) {
        JsonNode cost = object.path("cost");
        return cost.isNumber() && cost.decimalValue().signum() >= 0
                ? cost.decimalValue().movePointLeft(2)
                : null;
    }

    /** A whole number of any size, or null. */
    static BigInteger integer(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isIntegralNumber() ? value.bigIntegerValue() : null;
    }
}

package io.github.camelflux.provider.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** What only BFL's JSON has. */
final class BflJson {

    private BflJson() {}

    /** The member {@code cost}, sent in credits of one US cent, in US dollars; or null. */
    static BigDecimal costUsd(JsonNode object) {
        JsonNode cost = object.path("cost");
        return cost.isNumber() && cost.decimalValue().signum() >= 0
                ? cost.decimalValue().movePointLeft(2)
                : null;
    }
}

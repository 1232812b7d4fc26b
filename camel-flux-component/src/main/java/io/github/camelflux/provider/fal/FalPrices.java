package io.github.camelflux.provider.fal;

import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.ProviderOptions;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a result cost: fal says how many units it bills ({@code x-fal-billable-units}), in the unit of the model, and not what a unit
 * costs; that is the option {@code unitPrice}.
 */
final class FalPrices {

    private static final String OPTION = "unitPrice";
    private static final String ANY = "";

    private final Map<String, BigDecimal> prices = new LinkedHashMap<>();

    FalPrices(ProviderOptions options) {
        options.text(OPTION).ifPresent(text -> {
            for (String part : text.split(",")) {
                int equals = part.lastIndexOf('=');
                prices.put(part.substring(0, Math.max(equals, 0)).strip(), price(part.substring(equals + 1), text));
            }
        });
    }

    /** Null when the answer does not say the units, or the price of one is not known. No units cost nothing. */
    BigDecimal cost(HttpAnswer answer, String model) {
        return units(answer)
                .map(units -> {
                    BigDecimal price = prices.getOrDefault(model, prices.get(ANY));
                    if (units.signum() == 0) {
                        return BigDecimal.ZERO;
                    }
                    return price == null ? null : units.multiply(price);
                })
                .orElse(null);
    }

    private static Optional<BigDecimal> units(HttpAnswer answer) {
        return answer.header("x-fal-billable-units").map(String::strip).flatMap(text -> {
            try {
                return Optional.of(new BigDecimal(text)).filter(units -> units.signum() >= 0);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    private static BigDecimal price(String text, String value) {
        try {
            BigDecimal price = new BigDecimal(text.strip());
            if (price.signum() >= 0) {
                return price;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("providers[fal." + OPTION + "]: '" + value
                + "' is neither a price of one unit in US dollars, such as 0.03, nor a list such as"
                + " fal-ai/flux/dev=0.025,fal-ai/flux-2-pro=0.03");
    }
}

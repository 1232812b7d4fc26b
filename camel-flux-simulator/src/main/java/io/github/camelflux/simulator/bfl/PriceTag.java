package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a model's price comes about, in US dollars (BFL, pricing page and the formula of its skill documents). */
sealed interface PriceTag {

    /** Prices one picture or video. */
    BigDecimal usd(Usage usage);

    static PriceTag from(JsonNode tag) {
        if (tag.has("per_image")) {
            return new PerImage(tag.get("per_image").decimalValue());
        }
        if (tag.has("per_second")) {
            return new PerSecond(tag.get("per_second").decimalValue());
        }
        if (tag.has("by_class")) {
            Map<String, PriceTag> classes = new LinkedHashMap<>();
            tag.get("by_class").properties().forEach(one -> classes.put(one.getKey(), from(one.getValue())));
            return new ByClass(classes);
        }
        BigDecimal input = tag.get("input_mp").decimalValue();
        return new PerMegapixel(
                tag.get("first_mp").decimalValue(),
                tag.get("extra_output_mp").decimalValue(),
                tag.has("first_input_mp") ? tag.get("first_input_mp").decimalValue() : input,
                input);
    }

    /** The same for every picture. */
    record PerImage(BigDecimal price) implements PriceTag {
        @Override
        public BigDecimal usd(Usage usage) {
            return price;
        }
    }

    /** For each second; begun ones count. */
    record PerSecond(BigDecimal price) implements PriceTag {
        @Override
        public BigDecimal usd(Usage usage) {
            return price.multiply(BigDecimal.valueOf(usage.seconds()));
        }
    }

    /** Another price for each class, such as a resolution. */
    record ByClass(Map<String, PriceTag> classes) implements PriceTag {
        @Override
        public BigDecimal usd(Usage usage) {
            return classes.get(usage.priceClass()).usd(usage);
        }
    }

    /** First and further megapixels of the result, first and further ones that come in; begun ones count. */
    record PerMegapixel(BigDecimal first, BigDecimal further, BigDecimal firstInput, BigDecimal furtherInput)
            implements PriceTag {
        @Override
        public BigDecimal usd(Usage usage) {
            return sum(first, further, Megapixels.begun(usage.outputPixels()))
                    .add(sum(firstInput, furtherInput, Megapixels.begun(usage.inputPixels())));
        }

        private static BigDecimal sum(BigDecimal first, BigDecimal further, int megapixels) {
            return megapixels == 0 ? BigDecimal.ZERO : first.add(further.multiply(BigDecimal.valueOf(megapixels - 1L)));
        }
    }
}

package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** How a model's price comes about, in US dollars (BFL, pricing page and the formula of its skill documents). */
sealed interface PriceTag {

    /**
     * Prices one picture.
     *
     * @param outputPixels of the result
     * @param inputPixels of all pictures sent along
     * @param resolution the resolution class, where the model has one
     */
    BigDecimal usd(long outputPixels, long inputPixels, String resolution);

    static PriceTag from(JsonNode tag) {
        if (tag.has("per_image")) {
            return new PerImage(tag.get("per_image").decimalValue());
        }
        if (tag.has("by_resolution")) {
            return new ByResolution(tag.get("by_resolution"));
        }
        return new PerMegapixel(
                tag.get("first_mp").decimalValue(),
                tag.get("extra_output_mp").decimalValue(),
                tag.get("input_mp").decimalValue());
    }

    /** The same for every picture. */
    record PerImage(BigDecimal price) implements PriceTag {
        @Override
        public BigDecimal usd(long outputPixels, long inputPixels, String resolution) {
            return price;
        }
    }

    /** By size class, whatever comes in. */
    record ByResolution(JsonNode prices) implements PriceTag {
        @Override
        public BigDecimal usd(long outputPixels, long inputPixels, String resolution) {
            return prices.get(resolution).decimalValue();
        }
    }

    /** The first megapixel of the result, further ones, and those that come in; begun ones count. */
    record PerMegapixel(BigDecimal first, BigDecimal further, BigDecimal input) implements PriceTag {
        @Override
        public BigDecimal usd(long outputPixels, long inputPixels, String resolution) {
            int moreOut = Megapixels.begun(outputPixels) - 1;
            int in = Megapixels.begun(inputPixels);
            return first.add(further.multiply(BigDecimal.valueOf(moreOut))).add(input.multiply(BigDecimal.valueOf(in)));
        }
    }
}

package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.PictureSize;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Megapixels of 1024 x 1024 pixels; BFL does not say how many pixels one has, and only this makes 1024 x 1024 cost the
 * price of one.
 */
final class Megapixels {

    private static final BigDecimal ONE = new BigDecimal(1024 * 1024);

    private Megapixels() {}

    static BigDecimal of(PictureSize size) {
        return of(size.pixels());
    }

    static BigDecimal of(long pixels) {
        return new BigDecimal(pixels).divide(ONE, 2, RoundingMode.HALF_UP);
    }

    /** Every begun megapixel counts. */
    static int begun(long pixels) {
        return (int) ((pixels + ONE.longValue() - 1) / ONE.longValue());
    }
}

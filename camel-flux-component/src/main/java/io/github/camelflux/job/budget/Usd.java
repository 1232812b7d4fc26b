package io.github.camelflux.job.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts as they are added up and stored: US dollars with six digits after the point. */
public final class Usd {

    private static final int DIGITS = 6;

    private Usd() {}

    /** Rounded to the nearest millionth. */
    public static BigDecimal rounded(BigDecimal usd) {
        return usd.setScale(DIGITS, RoundingMode.HALF_UP);
    }

    /** Rounded up, so that what is set aside suffices. */
    public static BigDecimal atLeast(BigDecimal usd) {
        return usd.setScale(DIGITS, RoundingMode.UP);
    }

    /** For people: without zeros at the end, but for whole cents. */
    public static BigDecimal shown(BigDecimal usd) {
        BigDecimal plain = usd.stripTrailingZeros();
        return plain.scale() < 2 ? plain.setScale(2) : plain;
    }
}

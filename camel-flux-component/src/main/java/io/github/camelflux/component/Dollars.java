package io.github.camelflux.component;

import java.math.BigDecimal;

/** Reads amounts of money that an operator wrote. */
final class Dollars {

    private static final int MOST_DIGITS = 6;
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    private Dollars() {}

    /**
     * An amount above 0, in US dollars.
     *
     * @param option for the message
     * @throws IllegalArgumentException if it is none; the message names option and value
     */
    static BigDecimal read(String option, String text) {
        BigDecimal amount;
        try {
            amount = new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    option + ": '" + text + "' is not an amount of US dollars, such as 0.05 or 25.00");
        }
        boolean countable = amount.stripTrailingZeros().scale() <= MOST_DIGITS && amount.compareTo(MOST) <= 0;
        if (amount.signum() <= 0 || !countable) {
            throw new IllegalArgumentException(option + ": '" + text + "' is not above 0 and at most " + MOST
                    + " US dollars, with up to " + MOST_DIGITS + " digits after the point");
        }
        return amount;
    }
}

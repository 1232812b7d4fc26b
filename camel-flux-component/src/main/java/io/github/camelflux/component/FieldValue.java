package io.github.camelflux.component;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.image.ImageFormat;
import io.github.camelflux.image.ImageSize;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The value of a field as a caller gave it, in any form that can be meant: a number as text, a flag as text. The readings fail with
 * a {@link FluxRequestException} that names the place and the value.
 *
 * @param where it was set, such as {@code header CamelFluxWidth}
 * @param value never null
 */
record FieldValue(String where, Object value) {

    /** More digits than any seed has; a number such as 1e999999999 would fill the heap. */
    private static final int MOST_DIGITS = 100;

    /** Whether there is nothing to read, such as an empty column of a table or an empty list: this counts as not set. */
    boolean isBlank() {
        return value instanceof CharSequence text && text.toString().isBlank()
                || value instanceof Collection<?> values && values.isEmpty()
                || value instanceof Object[] array && array.length == 0;
    }

    String text() {
        if (value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray()) {
            throw BadRequest.because(where + ": a " + value.getClass().getSimpleName() + " is not a text");
        }
        return value.toString();
    }

    BigInteger integer() {
        try {
            return number().toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw wrong("a whole number");
        }
    }

    /** @param least the smallest value that makes sense anywhere; what a model takes at most, its provider says */
    int integer(int least) {
        BigInteger number = integer();
        if (number.bitLength() > 31 || number.intValue() < least) {
            throw wrong("a whole number of " + least + " or more");
        }
        return number.intValueExact();
    }

    BigDecimal number() {
        if (!(value instanceof Number) && !(value instanceof CharSequence)) {
            throw wrong("a number");
        }
        try {
            BigDecimal number = new BigDecimal(value.toString().strip());
            if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS || number.scale() > MOST_DIGITS) {
                throw wrong("a number of a usual size");
            }
            return number;
        } catch (NumberFormatException e) {
            throw wrong("a number");
        }
    }

    boolean flag() {
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("true or false");
        };
    }

    ImageSize size() {
        try {
            return ImageSize.parse(text());
        } catch (IllegalArgumentException e) {
            throw BadRequest.because(where + ": " + e.getMessage());
        }
    }

    /** The format's name as providers write it. */
    String format() {
        String name = text().strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(ImageFormat.values())
                .filter(format ->
                        format.optionName().equals(name) || format.extension().equals(name))
                .map(ImageFormat::optionName)
                .findFirst()
                .orElseThrow(() -> wrong("one of "
                        + Arrays.stream(ImageFormat.values())
                                .map(ImageFormat::optionName)
                                .collect(Collectors.joining(", "))));
    }

    private FluxRequestException wrong(String expected) {
        return BadRequest.because(where + ": " + BadRequest.quote(value) + " is not " + expected);
    }
}

package io.github.camelflux.image;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a model takes as one member of a request. Ranges move (two did in 2026), so a value outside is worth a warning and is sent.
 *
 * @param type what it is
 * @param required whether it must be there
 * @param min the least number; null when not known
 * @param max the largest number; null when not known
 * @param multiple what a number is a multiple of; null when of nothing
 * @param values the texts that are taken, beside the numbers of the range; empty for any
 * @param standard what counts when it is not set, as text; null when not known
 * @param modes to which modes of the model it belongs; empty for all
 * @param bytesOnly whether a picture must come as bytes, because an address is not taken
 */
public record FieldRule(
        Type type,
        boolean required,
        BigDecimal min,
        BigDecimal max,
        BigDecimal multiple,
        List<String> values,
        String standard,
        Set<String> modes,
        boolean bytesOnly) {

    /** What a member is. The names are those of the catalogue's file in capitals. */
    public enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        PICTURE,
        PICTURES,
        VIDEO;

        /** Whether it brings one or more pictures. */
        public boolean isPicture() {
            return this == PICTURE || this == PICTURES;
        }
    }

    public FieldRule {
        values = List.copyOf(values);
        modes = Set.copyOf(modes);
    }

    /** Whether a value is within the range. What cannot be compared with it is: the provider will say. */
    public boolean allows(Object value) {
        if (values.contains(String.valueOf(value))) {
            return true;
        }
        if (value instanceof Number) {
            BigDecimal number = new BigDecimal(value.toString());
            return (min == null || number.compareTo(min) >= 0)
                    && (max == null || number.compareTo(max) <= 0)
                    && (multiple == null || number.remainder(multiple).signum() == 0)
                    && (values.isEmpty() || min != null || max != null);
        }
        return values.isEmpty() || !(value instanceof CharSequence);
    }

    /** The range in words. */
    public String words() {
        List<String> words = new ArrayList<>();
        if (min != null && max != null) {
            words.add(min + " to " + max);
        } else if (min != null) {
            words.add(min + " or more");
        } else if (max != null) {
            words.add(max + " or less");
        }
        if (multiple != null) {
            words.add("multiples of " + multiple);
        }
        if (!values.isEmpty()) {
            words.add((values.size() == 1 ? "" : "one of ") + String.join(", ", values));
        }
        return String.join(", ", words);
    }

    static FieldRule read(CatalogMember entry) {
        FieldRule rule = new FieldRule(
                entry.required(
                        "type",
                        entry.parsed(
                                "type", "a type such as text", name -> Type.valueOf(name.toUpperCase(Locale.ROOT)))),
                entry.flag("required").orElse(false),
                entry.decimal("min").orElse(null),
                entry.decimal("max").orElse(null),
                entry.decimal("multiple").orElse(null),
                entry.texts("values"),
                entry.value("default").orElse(null),
                Set.copyOf(entry.texts("modes")),
                entry.flag("base64").orElse(false));
        entry.end();
        return rule;
    }
}

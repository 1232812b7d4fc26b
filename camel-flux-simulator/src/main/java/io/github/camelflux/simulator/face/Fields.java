package io.github.camelflux.simulator.face;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads the members of a JSON object, each as the type that a provider takes there, and notes what is wrong with them.
 * For providers that no schema is at hand of. Not thread-safe.
 */
public final class Fields {

    /** Whether a number may come as text, {@code "1024"}. */
    public enum Numbers {
        STRICT,
        TEXT_TOO
    }

    /**
     * What is wrong with one member.
     *
     * @param member its name
     * @param msg why it is refused
     */
    public record Problem(String member, String msg) {}

    private final JsonNode tree;
    private final Numbers numbers;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param tree the object; anything else reads as an object without members
     * @param numbers how numbers may come
     */
    public Fields(JsonNode tree, Numbers numbers) {
        this.tree = tree;
        this.numbers = numbers;
    }

    /** Everything that was wrong so far, in the order in which members were read. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Notes something that is wrong and that no other method here finds. */
    public void refuse(String member, String msg) {
        problems.add(new Problem(member, msg));
    }

    /** Whether a member is there and not null. */
    public boolean has(String member) {
        return tree.hasNonNull(member);
    }

    /** A text that must be there and hold more than blanks. */
    public String needed(String member) {
        String text = text(member, "");
        if (text.isBlank() && (!has(member) || tree.get(member).isTextual())) {
            refuse(member, "is required");
        }
        return text;
    }

    /** A text, or what stands for an absent one. */
    public String text(String member, String otherwise) {
        if (!has(member)) {
            return otherwise;
        }
        if (!tree.get(member).isTextual()) {
            refuse(member, "must be a string");
            return otherwise;
        }
        return tree.get(member).textValue();
    }

    /** One of some texts; the first one stands for an absent member. */
    public String oneOf(String member, String... choices) {
        String text = text(member, choices[0]);
        if (List.of(choices).contains(text)) {
            return text;
        }
        refuse(member, "must be one of " + String.join(", ", choices) + ", not " + text);
        return choices[0];
    }

    /** A list of texts; empty if it is absent. */
    public List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        if (!has(member)) {
            return texts;
        }
        if (!tree.get(member).isArray()) {
            refuse(member, "must be a list of strings");
            return texts;
        }
        for (JsonNode element : tree.get(member)) {
            if (!element.isTextual()) {
                refuse(member, "must be a list of strings");
                return List.of();
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** True or false. */
    public boolean flag(String member, boolean otherwise) {
        if (!has(member)) {
            return otherwise;
        }
        JsonNode value = tree.get(member);
        if (numbers == Numbers.TEXT_TOO && value.asText().matches("true|false")) {
            return Boolean.parseBoolean(value.asText());
        }
        if (!value.isBoolean()) {
            refuse(member, "must be true or false");
            return otherwise;
        }
        return value.booleanValue();
    }

    /** A whole number between two bounds, both of which are allowed. */
    public int whole(String member, int least, int most, int otherwise) {
        BigDecimal number = number(member, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
        if (number == null) {
            return otherwise;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            refuse(member, "must be a whole number, not " + number.toPlainString());
            return otherwise;
        }
        return number.intValue();
    }

    /** Checks a number that has no effect on what is drawn or charged. */
    public void number(String member, double least, double most) {
        number(member, BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }

    /** A seed: any whole number from 0 to the largest of 64 bits without a sign, which is given as the same 64 bits. */
    public OptionalLong seed(String member) {
        BigDecimal number = number(member, BigDecimal.ZERO, new BigDecimal("18446744073709551615"));
        if (number == null) {
            return OptionalLong.empty();
        }
        if (number.stripTrailingZeros().scale() > 0) {
            refuse(member, "must be a whole number, not " + number.toPlainString());
            return OptionalLong.empty();
        }
        return OptionalLong.of(number.toBigInteger().longValue());
    }

    private BigDecimal number(String member, BigDecimal least, BigDecimal most) {
        if (!has(member)) {
            return null;
        }
        BigDecimal number = asNumber(tree.get(member));
        if (number == null) {
            refuse(member, "must be a number");
        } else if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            refuse(
                    member,
                    "must be from " + least.toPlainString() + " to " + most.toPlainString() + ", not "
                            + number.toPlainString());
            return null;
        }
        return number;
    }

    private BigDecimal asNumber(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (numbers == Numbers.STRICT || !value.isTextual()) {
            return null;
        }
        try {
            return new BigDecimal(value.textValue().trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

package io.github.camelflux.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the value of an option or header is: its unit, or the values that there are. A number has no unit by itself: the first
 * words of the description that say one count, so that an editor shows it, too.
 */
final class ValueKind {

    private static final List<String> NUMBERS =
            List.of("int", "long", "Integer", "Long", "Double", "BigDecimal", "BigInteger");
    private static final Map<String, String> WORDS = Map.of(
            "String", "text",
            "Object", "any",
            "Duration", "time",
            "Instant", "instant",
            "Map", "map",
            "List", "list");

    /** Amounts are texts as options, so that each is read to the last digit. */
    private static final String DOLLARS = "US dollars";

    private static final Pattern UNIT = Pattern.compile("\\bin (pixels|milliseconds|US dollars|bytes)\\b"
            + "|\\b[Hh]ow many (?:more )?(\\w+)"
            + "|\\b[Nn]umber of ([\\w ]+?)(?=[,.])"
            + "|\\bthis many (\\w+)"
            + "|\\b(the provider's (?:own )?unit)\\b"
            + "|\\b(bytes)\\b"
            + "|\\b(an integer|a decimal number|a level)\\b"
            + "|^(Port)\\b"
            + "|\\b(How often)\\b");
    private static final Map<String, String> OTHER_WORDS = Map.of("How often", "times", "Port", "port");

    private ValueKind() {}

    /**
     * In a few words.
     *
     * @param facts of the catalogue
     * @throws IllegalStateException for a number whose description names no unit
     */
    static String of(JsonNode facts) {
        String type = facts.path("javaType").asText("").replaceAll("<.*", "").replaceAll(".*\\.", "");
        if (facts.has("enum")) {
            return StreamSupport.stream(facts.path("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(", "));
        }
        if (type.equalsIgnoreCase("boolean")) {
            return "true, false";
        }
        String description = facts.path("description").asText();
        if (type.equals("String") && description.contains(", in " + DOLLARS)) {
            return DOLLARS;
        }
        return NUMBERS.contains(type) ? unit(description) : WORDS.getOrDefault(type, type);
    }

    private static String unit(String description) {
        Matcher found = UNIT.matcher(description);
        if (!found.find()) {
            throw new IllegalStateException("A number without a unit. Say it in the description, such as \"in pixels\","
                    + " \"how many jobs\", \"an integer\": " + description);
        }
        for (int group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return OTHER_WORDS.getOrDefault(found.group(group), found.group(group));
            }
        }
        throw new IllegalStateException("Each way to say a unit has a group");
    }
}

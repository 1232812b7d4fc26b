package io.github.camelflux.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator set for one provider, {@code providers[NAME.option]}. Bad values are refused when they are read, with the option
 * and the value. Immutable, if what finds the values is.
 */
public final class ProviderOptions {

    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)?");

    private final String provider;
    private final Function<String, Optional<String>> values;

    /**
     * @param provider its name
     * @param values finds what is set by the option's name; empty if it is not
     */
    public ProviderOptions(String provider, Function<String, Optional<String>> values) {
        this.provider = provider;
        this.values = values;
    }

    /** Nothing is set. */
    public static ProviderOptions none(String provider) {
        return new ProviderOptions(provider, name -> Optional.empty());
    }

    /** A text. */
    public Optional<String> text(String name) {
        return values.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * A text of some form.
     *
     * @param kind what such a text is, for messages: {@code "a path"}
     */
    public Optional<String> text(String name, Pattern form, String kind) {
        return text(name).map(text -> check(name, text, form.matcher(text).matches(), "is not " + kind));
    }

    /** One of some words. */
    public Optional<String> word(String name, Set<String> words) {
        return text(name)
                .map(text -> check(name, text, words.contains(text), "is none of " + String.join(", ", words)));
    }

    /** Yes or no. */
    public boolean flag(String name, boolean unless) {
        return word(name, Set.of("true", "false")).map(Boolean::parseBoolean).orElse(unless);
    }

    /** A length of time: {@code 500}, in milliseconds, {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d}. */
    public Optional<Duration> duration(String name) {
        return text(name).map(text -> {
            Matcher matcher = DURATION.matcher(text);
            check(name, text, matcher.matches(), "is no length of time, such as 30s");
            long number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2) == null ? "ms" : matcher.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                case "d" -> Duration.ofDays(number);
                default -> Duration.ofMillis(number);
            };
        });
    }

    private String check(String name, String text, boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException("providers[" + provider + "." + name + "]: '" + text + "' " + complaint);
        }
        return text;
    }
}

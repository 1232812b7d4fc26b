package io.github.camelflux.simulator.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How a job will end. A word in the prompt decides it at submission; without one the job ends with a picture. */
public enum Fate {
    PICTURE,
    REQUEST_MODERATED("moderate-request", "forbidden"),
    CONTENT_MODERATED("moderate-content"),
    /** Of several pictures the first is refused; where there is only one, it is a picture as any other. */
    FIRST_MODERATED("moderate-first"),
    ERROR("fail-error"),
    FAILED("fail-failed"),
    /** Accepted, and at the end nobody knows the job any more. */
    VANISHED("vanish"),
    /** Somebody called it off, or its time was up while it ran; no word does that. */
    CANCELED,
    /** Its time was up before it began; no word does that. */
    EXPIRED;

    private final Set<String> words;

    Fate(String... words) {
        this.words = Set.of(words);
    }

    /** Whether the service refused the prompt or the picture. */
    public boolean moderated() {
        return this == REQUEST_MODERATED || this == CONTENT_MODERATED;
    }

    /** Finds the first fate one of whose words stands in the prompt, as a whole word and in any case. */
    public static Fate of(String prompt) {
        Set<String> said = Arrays.stream(prompt.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}-]+"))
                .collect(Collectors.toSet());
        return Arrays.stream(values())
                .filter(fate -> fate.words.stream().anyMatch(said::contains))
                .findFirst()
                .orElse(PICTURE);
    }
}

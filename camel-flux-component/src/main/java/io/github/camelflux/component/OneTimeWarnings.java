package io.github.camelflux.component;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Warns of each thing once, so that a log says it and is not flooded by it. Safe for use by several threads. */
final class OneTimeWarnings {

    /** Names of models and fields come from operators, so this is far above what there is; a bound all the same. */
    private static final int MOST = 1000;

    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private final Consumer<String> log;

    /** @param log takes each warning */
    OneTimeWarnings(Consumer<String> log) {
        this.log = log;
    }

    /**
     * Warns, if it has not been done.
     *
     * @param subject what it is about
     */
    void warn(String subject, String words) {
        if (given.size() < MOST && given.add(subject)) {
            log.accept(words + " (This is said once.)");
        }
    }
}

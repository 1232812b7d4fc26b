package io.github.camelflux.simulator.wireflow;

import java.util.Locale;

/** What a key of Wireflow may do. */
public enum Scope {
    WORKFLOWS_EXECUTE,
    WORKFLOWS_READ,
    EXECUTIONS_READ;

    /** As Wireflow writes it, {@code workflows:execute}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }
}

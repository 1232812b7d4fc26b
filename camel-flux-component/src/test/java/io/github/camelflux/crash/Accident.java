package io.github.camelflux.crash;

import io.github.camelflux.store.jdbc.Postgres;
import java.nio.file.Path;

/** What happens to a process, with which job store: a column of the table. */
enum Accident {
    MEMORY_KILLED("`memory`, killed"),
    H2_KILLED("H2, killed"),
    POSTGRES_KILLED("PostgreSQL, killed"),
    POSTGRES_PAUSED("PostgreSQL, paused beyond its lease");

    private final String words;

    Accident(String words) {
        this.words = words;
    }

    /** For a person. */
    String words() {
        return words;
    }

    boolean isDurable() {
        return this != MEMORY_KILLED;
    }

    boolean isPause() {
        return this == POSTGRES_PAUSED;
    }

    /** A fresh store for one node and those that come after it, as in {@link NodeOptions}. */
    String store(Path directory, String name) throws Exception {
        return switch (this) {
            case MEMORY_KILLED -> "memory";
            case H2_KILLED -> "jdbc:h2:file:" + directory.resolve(name) + ";WRITE_DELAY=0";
            case POSTGRES_KILLED, POSTGRES_PAUSED -> Postgres.shared().getUrl();
        };
    }
}

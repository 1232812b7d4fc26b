package io.github.camelflux.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The pools of connections of a process, one for each database. */
final class Pools implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 40;
    private static final int CONNECTION_MILLIS = 2_000;

    private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();

    /** @param store as in {@link NodeOptions}; without a database null is returned */
    synchronized DataSource pool(String store) {
        return store.startsWith("jdbc:") ? pools.computeIfAbsent(store, Pools::make) : null;
    }

    private static HikariDataSource make(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(url.startsWith("jdbc:postgresql:") ? "postgres" : "sa");
        config.setPassword("");
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_MILLIS);
        return new HikariDataSource(config);
    }

    @Override
    public synchronized void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}

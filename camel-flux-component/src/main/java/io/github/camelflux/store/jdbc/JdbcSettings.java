package io.github.camelflux.store.jdbc;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * How a job store in a database is used.
 *
 * @param dataSource where the database is; a pool, since each piece of work takes a connection and gives it back
 * @param application whose jobs these are: several applications may share the tables
 * @param createTables whether tables that are not there are made
 * @param storePrompts whether a prompt that the provider changed is kept with the outcome
 * @param accounts the aliases of the accounts that this node has now: it takes over what it can ask for
 * @param zone decides which day of the ledger a job ended on
 */
public record JdbcSettings(
        DataSource dataSource,
        String application,
        boolean createTables,
        boolean storePrompts,
        Supplier<Set<String>> accounts,
        ZoneId zone) {

    public JdbcSettings {
        Objects.requireNonNull(dataSource, "dataSource");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(accounts, "accounts");
        Objects.requireNonNull(zone, "zone");
    }
}

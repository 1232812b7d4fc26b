package io.github.camelflux.store.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The databases that the job store knows, and in what they differ. */
enum Product {
    /** For one machine, in a file. */
    H2("CURRENT_TIMESTAMP", "h2.sql", "", LedgerSql.MERGE),
    /** For production. A conflict is no error there: it would stand in the server's log at each repeated message. */
    PostgreSQL(
            "clock_timestamp()",
            "postgresql.sql",
            " ON CONFLICT (namespace, held_key) DO NOTHING",
            LedgerSql.INSERT_OR_ADD);

    private final String now;
    private final String tables;
    private final String unlessHeld;
    private final String addToLedger;

    Product(String now, String tables, String unlessHeld, String addToLedger) {
        this.now = now;
        this.tables = tables;
        this.unlessHeld = unlessHeld;
        this.addToLedger = addToLedger;
    }

    /** @throws IllegalArgumentException if it is another one; the message names it */
    static Product of(DatabaseMetaData database) throws SQLException {
        String name = database.getDatabaseProductName();
        return Arrays.stream(values())
                .filter(product -> product.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("dataSource: the database '" + name
                        + "' is not supported by jobStore=jdbc; supported are "
                        + Arrays.stream(values()).map(Product::name).collect(Collectors.joining(" and "))));
    }

    /** The database's clock, as an expression. */
    String now() {
        return now;
    }

    /** The resource with the statements that make the tables. */
    String tables() {
        return tables;
    }

    /** Ends an INSERT of an intent, where the database can leave out what conflicts. */
    String unlessHeld() {
        return unlessHeld;
    }

    /** Adds a line to the ledger, or its sums to the line that is there: one statement. */
    String addToLedger() {
        return addToLedger;
    }
}

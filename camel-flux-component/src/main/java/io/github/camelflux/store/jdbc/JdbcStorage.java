package io.github.camelflux.store.jdbc;

import io.github.camelflux.image.Spool;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.JobStoreException;
import io.github.camelflux.job.PictureSink;
import io.github.camelflux.job.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;

/**
 * Jobs and their pictures in a database. Holds no connection and no thread of its own, so there is nothing to close. Safe for use by
 * several threads.
 */
public final class JdbcStorage {

    private final JobStore jobs;
    private final PictureSink pictures;
    private final String database;

    private JdbcStorage(JobStore jobs, PictureSink pictures, String database) {
        this.jobs = jobs;
        this.pictures = pictures;
        this.database = database;
    }

    /**
     * Looks at the database and makes its tables, if they are to be made. Blocks until that is done.
     *
     * @param threads where statements are run
     * @param timer ends what waits too long
     * @param spool takes pictures that are read
     * @throws IllegalArgumentException if the database is one that is not supported, would lose what it committed, or has no such
     *     tables; the message says what to do
     * @throws JobStoreException if it cannot be reached
     */
    public static JdbcStorage open(JdbcSettings settings, Executor threads, Timer timer, Spool spool) {
        Product product = prepare(settings);
        return of(settings, threads, timer, spool, Sql.of(product));
    }

    static JdbcStorage of(JdbcSettings settings, Executor threads, Timer timer, Spool spool, Sql sql) {
        Connections connections = new Connections(settings.dataSource(), threads, timer);
        return new JdbcStorage(
                new JdbcJobStore(connections, sql, settings),
                new JdbcPictures(connections, spool),
                sql.product().name());
    }

    static Product prepare(JdbcSettings settings) {
        try (Loan loan = Loan.of(settings.dataSource())) {
            Connection connection = loan.connection();
            Product product = Product.of(connection.getMetaData());
            Durability.check(product, connection);
            new Tables(product).prepare(connection, settings.createTables());
            return product;
        } catch (SQLException e) {
            throw new JobStoreException("dataSource: the database cannot be used: " + e.getMessage(), e);
        }
    }

    /** Where jobs are remembered. */
    public JobStore jobs() {
        return jobs;
    }

    /** Where pictures are kept. */
    public PictureSink pictures() {
        return pictures;
    }

    /** The database's product name. */
    public String database() {
        return database;
    }
}

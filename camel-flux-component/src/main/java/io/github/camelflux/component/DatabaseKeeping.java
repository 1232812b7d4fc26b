package io.github.camelflux.component;

import io.github.camelflux.image.Spool;
import io.github.camelflux.job.JobStore;
import io.github.camelflux.job.PictureSink;
import io.github.camelflux.job.Timer;
import io.github.camelflux.store.jdbc.JdbcSettings;
import io.github.camelflux.store.jdbc.JdbcStorage;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Jobs and pictures in a database, for this process and those that come after it or run beside it. */
final class DatabaseKeeping implements JobKeeping {

    private final JdbcStorage storage;
    private final String application;

    /**
     * Blocks until the database was looked at.
     *
     * @param accounts the aliases of the accounts that are open here
     * @param zone decides which day of the ledger a job ended on
     */
    DatabaseKeeping(
            StoreOptions options,
            String application,
            Executor threads,
            Timer timer,
            Spool spool,
            Supplier<Set<String>> accounts,
            ZoneId zone) {
        this.application = application;
        this.storage = JdbcStorage.open(
                new JdbcSettings(
                        options.getDataSource(),
                        application,
                        options.isCreateTables(),
                        options.isStorePrompts(),
                        accounts,
                        zone),
                threads,
                timer,
                spool);
    }

    @Override
    public JobStore jobs() {
        return storage.jobs();
    }

    @Override
    public PictureSink pictures() {
        return storage.pictures();
    }

    /** None: they are in the database. */
    @Override
    public int keptPictures() {
        return 0;
    }

    @Override
    public long keptBytes() {
        return 0;
    }

    @Override
    public String promise() {
        return "Jobs and pictures are kept in a database (" + storage.database() + ") for '" + application
                + "': each message buys once, also across restarts and on several nodes. What is in flight when this"
                + " process ends is followed by the next one, or by another node.";
    }

    @Override
    public String left(int running) {
        return "Jobs that were running at the stop: " + running
                + ". They are left to the job store: another node follows"
                + " them at once, or this application does when it starts again.";
    }

    @Override
    public void close() {
        // The database stays, and the pool is its owner's.
    }
}

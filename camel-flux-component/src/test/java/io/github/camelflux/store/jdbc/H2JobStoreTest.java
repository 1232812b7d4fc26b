package io.github.camelflux.store.jdbc;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

class H2JobStoreTest extends JdbcJobStoreSuite {

    private JdbcConnectionPool pool;

    @Override
    DataSource pool() {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("jobs") + ";WRITE_DELAY=0", "sa", "");
        return pool;
    }

    @Override
    void closePool() {
        pool.dispose();
    }
}

package io.github.camelflux.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

class PostgresJobStoreTest extends JdbcJobStoreSuite {

    private HikariDataSource pool;

    @Override
    DataSource pool() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSource(Postgres.database());
        config.setMaximumPoolSize(4);
        pool = new HikariDataSource(config);
        return pool;
    }

    @Override
    void closePool() {
        pool.close();
    }
}

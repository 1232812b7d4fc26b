package io.github.camelflux.store.jdbc;

import static io.github.camelflux.store.jdbc.Proxies.call;
import static io.github.camelflux.store.jdbc.Proxies.proxy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A real database whose statements are listed, and of which one answer at a time may be lost after it was carried out. */
public final class WatchedDataSource {

    private final DataSource dataSource;
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private volatile String lost;

    public WatchedDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public DataSource dataSource() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(dataSource, method, arguments);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    /** What was executed, commits included. */
    public List<String> statements() {
        return statements;
    }

    /** The next statement that begins so is carried out, and fails. */
    void loseAnswerTo(String beginning) {
        lost = beginning;
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (method.getName().equals("commit")) {
                done("COMMIT");
            }
            return result instanceof PreparedStatement statement ? watched(statement, (String) arguments[0]) : result;
        });
    }

    private PreparedStatement watched(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            Object result = call(statement, method, arguments);
            if (method.getName().startsWith("execute")) {
                done(sql);
            }
            return result;
        });
    }

    private void done(String statement) throws SQLException {
        statements.add(statement);
        String losing = lost;
        if (losing != null && statement.startsWith(losing)) {
            lost = null;
            throw new SQLException("the answer to " + losing + " was lost", "08006");
        }
    }
}

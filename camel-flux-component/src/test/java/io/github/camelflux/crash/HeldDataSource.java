package io.github.camelflux.crash;

import static io.github.camelflux.store.jdbc.Proxies.call;
import static io.github.camelflux.store.jdbc.Proxies.proxy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A real database; one statement of the job store is held up, before or after it is carried out. */
final class HeldDataSource {

    private HeldDataSource() {}

    static DataSource of(DataSource dataSource, Hold hold, Gate gate) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(dataSource, method, arguments);
            return result instanceof Connection connection ? held(connection, hold, gate) : result;
        });
    }

    private static Connection held(Connection connection, Hold hold, Gate gate) {
        AtomicBoolean atCommit = new AtomicBoolean();
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (method.getName().equals("commit") && atCommit.getAndSet(false)) {
                gate.pass();
            }
            return result instanceof PreparedStatement statement
                    ? held(statement, (String) arguments[0], hold, gate, () -> carriedOut(connection, atCommit, gate))
                    : result;
        });
    }

    /** Within a transaction nothing is carried out before the commit. */
    private static void carriedOut(Connection connection, AtomicBoolean atCommit, Gate gate) throws SQLException {
        if (connection.getAutoCommit()) {
            gate.pass();
        } else {
            atCommit.set(true);
        }
    }

    private static PreparedStatement held(PreparedStatement statement, String sql, Hold hold, Gate gate, Then then) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            boolean executes = method.getName().startsWith("execute");
            if (executes && hold.isAt(sql, false)) {
                gate.pass();
            }
            Object result = call(statement, method, arguments);
            if (executes && hold.isAt(sql, true)) {
                then.run();
            }
            return result;
        });
    }

    /** What is done once a statement was executed. */
    @FunctionalInterface
    private interface Then {
        void run() throws SQLException;
    }
}

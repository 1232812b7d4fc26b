package io.github.camelflux.crash;

import static io.github.camelflux.store.jdbc.Proxies.call;
import static io.github.camelflux.store.jdbc.Proxies.proxy;

import java.sql.Connection;
import java.sql.PreparedStatement;
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
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement
                    ? held(statement, (String) arguments[0], hold, gate)
                    : result;
        });
    }

    private static PreparedStatement held(PreparedStatement statement, String sql, Hold hold, Gate gate) {
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            boolean executes = method.getName().startsWith("execute");
            if (executes && hold.isAt(sql, false)) {
                gate.pass();
            }
            Object result = call(statement, method, arguments);
            if (executes && hold.isAt(sql, true)) {
                gate.pass();
            }
            return result;
        });
    }
}

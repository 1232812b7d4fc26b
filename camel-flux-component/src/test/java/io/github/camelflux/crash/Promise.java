package io.github.camelflux.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What must hold when everything has come to rest, whatever happened before: pay once, lose nothing, tell the truth.
 *
 * @param simulator with the bill
 * @param database with the rows
 * @param pictures that were delivered
 */
record Promise(FluxSimulator simulator, DataSource database, PictureFolder pictures) {

    private static final Duration REST = Duration.ofSeconds(60);

    /** Every row is delivered or unknown: nobody has anything left to do. */
    void awaitRest() {
        await("every job is delivered or unknown")
                .atMost(REST)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> column(
                                "SELECT job_id || ' ' || state || ' of ' || COALESCE(owner, '-') FROM flux_job WHERE"
                                        + " delivered_at IS NULL AND state <> 'UNKNOWN' AND state <> 'FORGOTTEN'"),
                        List::isEmpty);
    }

    /** Every message has a picture that was billed once, or is listed as unknown and was billed once at the most. */
    void assertKept(Broker broker) throws SQLException {
        Map<String, Integer> bill = simulator.bill().byPrompt();
        assertThat(bill.values()).as("lines of the bill of each message").allMatch(lines -> lines == 1);
        assertThat(broker.done()).allSatisfy(message -> {
            assertThat(bill).containsKey(message.prompt());
            assertThat(pictures.count(message)).as("pictures").isPositive();
        });
        assertThat(column("SELECT COUNT(*) FROM flux_job WHERE state = 'UNKNOWN' AND held_key IS NOT NULL"))
                .as("listed as unknown")
                .containsExactly(Integer.toString(broker.unknown().size()));
    }

    private List<String> column(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}

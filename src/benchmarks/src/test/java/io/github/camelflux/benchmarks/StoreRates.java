package io.github.camelflux.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the database costs: jobs a second with {@code jobStore=jdbc} on a PostgreSQL that forces each commit to the disk, beside the
 * store in memory in the same run. The simulator ends its jobs at once, so that nothing but the component's own work and the
 * database's is measured; 512 jobs are in flight. Rounds of both alternate, and the middle one counts.
 *
 * <pre>
 * mvn -Pbenchmark -Dbenchmark=StoreRates -pl src/benchmarks -am -DskipTests verify
 * </pre>
 */
public final class StoreRates {

    private static final int PERMITS = 512;
    private static final int STORE_THREADS = 16;

    private StoreRates() {}

    /**
     * The middle one of the rounds.
     *
     * @param jobStore where the jobs are kept
     * @param jobs in all rounds, also the one that does not count
     * @param jobsPerSecond of a round
     * @param toMemory the same in parts of what the store in memory does
     */
    record Row(String jobStore, int jobs, double jobsPerSecond, double toMemory) {}

    /** Prints the table and writes JSON. System properties: {@code storeRates.jobs} of a round, {@code storeRates.rounds}. */
    public static void main(String[] arguments) throws Exception {
        int jobs = Integer.getInteger("storeRates.jobs", 6_000);
        int rounds = Integer.getInteger("storeRates.rounds", 5);
        new Report(
                        "store-rates",
                        Map.of("storeRates.jobs", jobs, "storeRates.rounds", rounds),
                        Map.of("jobs that end at once", measure(jobs, rounds)))
                .publish();
    }

    /** One round of each goes before, and does not count. */
    static List<Row> measure(int jobs, int rounds) throws Exception {
        try (SimulatorProcess simulator = SimulatorProcess.start(
                        "--render", "flat", "--run-time", "PT0S", "--active-limit", String.valueOf(2 * PERMITS));
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                HikariDataSource pool = pool(server);
                Shop memory = new Shop(simulator, PERMITS, flux -> {});
                Shop postgres = new Shop(simulator, PERMITS, flux -> {
                    flux.setJobStore("jdbc");
                    flux.setCreateTables(true);
                    flux.setDataSource(pool);
                    flux.setStoreThreads(STORE_THREADS);
                })) {
            memory.buy(jobs);
            postgres.buy(jobs);
            List<Duration> withMemory = new ArrayList<>();
            List<Duration> withPostgres = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                withMemory.add(memory.buy(jobs));
                withPostgres.add(postgres.buy(jobs));
            }
            int bought = jobs * (rounds + 1);
            if (simulator.billed() != 2L * bought) {
                throw new IllegalStateException(
                        2 * bought + " were bought, but " + simulator.billed() + " were billed");
            }
            double pace = rate(jobs, withMemory);
            double durable = rate(jobs, withPostgres);
            return List.of(
                    new Row("memory", bought, pace, 1),
                    new Row("PostgreSQL, fsync on", bought, durable, durable / pace));
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(server.getPostgresDatabase());
        pool.setMaximumPoolSize(STORE_THREADS + 1);
        return pool;
    }

    private static double rate(int jobs, List<Duration> rounds) {
        Duration middle = rounds.stream().sorted().toList().get(rounds.size() / 2);
        return jobs / (middle.toNanos() / 1e9);
    }
}

package io.github.camelflux.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
     * What was measured.
     *
     * @param memory jobs a second with the store in memory
     * @param postgres jobs a second with the store in PostgreSQL
     * @param bought how many pictures were bought in all
     * @param billed how many were charged
     */
    record Rates(double memory, double postgres, long bought, long billed) {

        double ratio() {
            return postgres / memory;
        }

        String table() {
            return String.format(
                    Locale.ROOT,
                    "| job store | jobs a second |%n| --- | ---: |%n| memory | %.0f |%n| PostgreSQL, fsync on | %.0f |%n"
                            + "| ratio | %.2f |%n",
                    memory,
                    postgres,
                    ratio());
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"benchmark\":\"StoreRates\",\"memory\":%.1f,\"postgres\":%.1f,\"ratio\":%.3f,\"bought\":%d,"
                            + "\"billed\":%d}",
                    memory,
                    postgres,
                    ratio(),
                    bought,
                    billed);
        }
    }

    /** Prints the table, then JSON. Arguments: jobs in a round (default 6000), rounds (default 5). */
    public static void main(String[] arguments) throws Exception {
        int jobs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Rates rates = measure(jobs, rounds);
        System.out.println(rates.table());
        System.out.println(rates.json());
    }

    /** One round of each goes before, and does not count. */
    static Rates measure(int jobs, int rounds) throws Exception {
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
            return new Rates(
                    rate(jobs, withMemory), rate(jobs, withPostgres), 2L * jobs * (rounds + 1), simulator.billed());
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

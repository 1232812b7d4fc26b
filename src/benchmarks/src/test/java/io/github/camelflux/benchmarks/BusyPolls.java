package io.github.camelflux.benchmarks;

import io.github.camelflux.component.FluxConstants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;

/**
 * The component with more messages than permits, in real time on loopback: 336 jobs of N(7 s, 1.5 s), 24 at a time, from a cold
 * start. How many questions a job took, how long it waited from its end to the answer that said so, and how much of the permits'
 * time jobs ran. The simulator runs in a JVM of its own and says afterwards when each job began and ended.
 *
 * <pre>
 * mvn -Pbenchmark -Dbenchmark=BusyPolls -pl src/benchmarks -am -DskipTests verify
 * </pre>
 */
public final class BusyPolls {

    private static final int PERMITS = 24;
    private static final double DEVIATION = 1.5 / 7;

    private BusyPolls() {}

    /**
     * What was measured.
     *
     * @param jobs how many ended
     * @param billed how many were charged
     * @param polls a job
     * @param late mean seconds from the end of a job to the answer that said so
     * @param use of the permits; null if all were never taken at once
     * @param took all of it, in seconds
     */
    record Result(int jobs, long billed, double polls, double late, Double use, double took) {

        String table() {
            return String.format(
                    Locale.ROOT,
                    "| jobs | charged | polls a job | wait, ms | use of the permits | wall time, s |%n"
                            + "| ---: | ---: | ---: | ---: | ---: | ---: |%n| %d | %d | %.2f | %.0f | %s | %.1f |%n",
                    jobs,
                    billed,
                    polls,
                    late * 1000,
                    use == null ? "" : String.format(Locale.ROOT, "%.1f %%", use * 100),
                    took);
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"benchmark\":\"BusyPolls\",\"jobs\":%d,\"billed\":%d,\"polls\":%.3f,\"waitMillis\":%.1f,"
                            + "\"use\":%.4f,\"seconds\":%.1f}",
                    jobs,
                    billed,
                    polls,
                    late * 1000,
                    use,
                    took);
        }
    }

    private record Seen(int polls, double run) {}

    /** Prints the table, then JSON. Arguments: jobs (default 336), mean run time in milliseconds (default 7000). */
    public static void main(String[] arguments) throws Exception {
        int jobs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 336;
        long millis = arguments.length > 1 ? Long.parseLong(arguments[1]) : 7_000;
        Result result = measure(jobs, Duration.ofMillis(millis));
        System.out.println(result.table());
        System.out.println(result.json());
    }

    static Result measure(int jobs, Duration runTime) throws Exception {
        Duration deviation = Duration.ofMillis(Math.round(runTime.toMillis() * DEVIATION));
        try (SimulatorProcess simulator = SimulatorProcess.start(
                        "--render",
                        "flat",
                        "--run-time",
                        runTime.toString(),
                        "--run-time-deviation",
                        deviation.toString());
                Shop shop = new Shop(
                        simulator, PERMITS, flux -> flux.getConfiguration().setPollInterval(null))) {
            List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
            Duration took = shop.buy(jobs, jobs, exchange -> seen.add(seen(exchange)));
            List<RemoteJob> ran = simulator.jobs();
            double run =
                    ran.stream().mapToDouble(RemoteJob::runSeconds).average().orElseThrow();
            Instant last = ran.get(ran.size() - 1).submitted();
            double followed = seen.stream().mapToDouble(Seen::run).average().orElseThrow();
            return new Result(
                    seen.size(),
                    simulator.billed(),
                    seen.stream().mapToInt(Seen::polls).average().orElseThrow(),
                    followed - run,
                    Use.of(ran, PERMITS, last),
                    took.toNanos() / 1e9);
        }
    }

    private static Seen seen(Exchange exchange) {
        return new Seen(
                exchange.getMessage().getHeader(FluxConstants.JOB_POLLS, Integer.class),
                exchange.getMessage().getHeader(FluxConstants.JOB_RUN_MILLIS, Long.class) / 1000.0);
    }
}

package io.github.camelflux.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the component adds to the requests that a picture needs: jobs a second and CPU per job with a simulator whose jobs end at
 * once, beside the JDK's HTTP client that sends the same requests and the route that people write by hand. Rounds of all alternate,
 * and the middle one of each counts. Then what a message allocates on its way in, by JMH.
 *
 * <pre>
 * mvn -Pbenchmark -Dbenchmark=Overhead -pl src/benchmarks -am -DskipTests verify
 * </pre>
 */
public final class Overhead {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Overhead() {}

    /**
     * Sizes.
     *
     * @param jobs of a round
     * @param rounds that count; as many as a third of them go before
     * @param permits jobs in flight
     * @param options of the component's endpoint
     */
    record Sizes(int jobs, int rounds, int permits, String options) {

        Map<String, Object> settings() {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("overhead.jobs", jobs);
            settings.put("overhead.rounds", rounds);
            settings.put("overhead.permits", permits);
            settings.put("overhead.options", options);
            return settings;
        }
    }

    /**
     * The middle one of the rounds.
     *
     * @param loop who bought
     * @param jobs in all rounds, also those that do not count
     * @param jobsPerSecond of a round
     * @param toFloor the same in parts of the floor's
     * @param cpuMicrosPerJob of this JVM, in which the simulator is not
     */
    record Row(String loop, int jobs, double jobsPerSecond, double toFloor, double cpuMicrosPerJob) {}

    private record Round(double jobsPerSecond, double cpuMicrosPerJob) {}

    private record Contender(String name, Loop loop, int jobs, List<Round> rounds) {}

    /** Prints the tables and writes JSON. System properties: see {@link Sizes#settings()}. */
    public static void main(String[] arguments) throws Exception {
        Sizes sizes = new Sizes(
                Integer.getInteger("overhead.jobs", 5_000),
                Integer.getInteger("overhead.rounds", 6),
                Integer.getInteger("overhead.permits", 512),
                System.getProperty("overhead.options", "pollInterval=50ms"));
        Map<String, List<? extends Record>> tables = new LinkedHashMap<>();
        tables.put("jobs that end at once", measure(sizes));
        tables.put("allocated on the way in", Allocation.measure(1, 5_000, 5));
        new Report("overhead", sizes.settings(), tables).publish();
    }

    static List<Row> measure(Sizes sizes) throws Exception {
        try (SimulatorProcess simulator = SimulatorProcess.start(
                        "--render",
                        "flat",
                        "--run-time",
                        "PT0S",
                        "--active-limit",
                        String.valueOf(2 * sizes.permits()));
                Floor floor = new Floor(simulator, "floor", sizes.permits());
                FluxLoop flux = new FluxLoop(simulator, "flux:generate?" + sizes.options(), component -> {
                    component.getConfiguration().setApiKey("flux");
                    component.setMaxInFlight(sizes.permits());
                    component.setMaxQueued(sizes.jobs());
                });
                HandRoute route = new HandRoute(simulator, "route", sizes.permits(), PAUSE)) {
            // The route by hand takes long for a job: fewer of them do.
            List<Contender> contenders = List.of(
                    new Contender("bare HttpClient", floor, sizes.jobs(), new ArrayList<>()),
                    new Contender("component", flux, sizes.jobs(), new ArrayList<>()),
                    new Contender("Camel route by hand", route, Math.max(1, sizes.jobs() / 5), new ArrayList<>()));
            int before = Math.max(1, sizes.rounds() / 3);
            for (int round = 0; round < before + sizes.rounds(); round++) {
                for (Contender contender : contenders) {
                    Round measured = round(contender);
                    if (round >= before) {
                        contender.rounds().add(measured);
                    }
                }
            }
            double pace = middle(contenders.get(0)).jobsPerSecond();
            List<Row> rows = new ArrayList<>();
            for (Contender contender : contenders) {
                Round middle = middle(contender);
                rows.add(new Row(
                        contender.name(),
                        contender.jobs() * (before + sizes.rounds()),
                        middle.jobsPerSecond(),
                        middle.jobsPerSecond() / pace,
                        middle.cpuMicrosPerJob()));
            }
            long bought = rows.stream().mapToLong(Row::jobs).sum();
            if (simulator.billed() != bought) {
                throw new IllegalStateException(bought + " were bought, but " + simulator.billed() + " were billed");
            }
            return rows;
        }
    }

    private static Round round(Contender contender) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long began = System.nanoTime();
        int bought = contender.loop().buy(contender.jobs()).size();
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Round(bought / seconds, (system.getProcessCpuTime() - cpu) / 1e3 / bought);
    }

    private static Round middle(Contender contender) {
        return contender.rounds().stream()
                .sorted(Comparator.comparingDouble(Round::jobsPerSecond))
                .toList()
                .get(contender.rounds().size() / 2);
    }
}

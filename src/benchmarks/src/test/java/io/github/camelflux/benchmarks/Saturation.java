package io.github.camelflux.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How much of an account the component uses: more jobs than permits, bought by the component with one key, with three, and with
 * one that another client takes half of from the middle on; and by the loops that people write. All at the same time on one
 * simulator, each with a key of its own, so that all have the same machine.
 *
 * <pre>
 * mvn -Pbenchmark -Dbenchmark=Saturation -pl src/benchmarks -am -DskipTests verify
 * </pre>
 */
public final class Saturation {

    private static final int PERMITS = 24;
    private static final double GUIDE_MEAN = 7_000;

    private Saturation() {}

    /**
     * Sizes.
     *
     * @param jobs of each loop
     * @param mean of the run times
     * @param deviation of the run times, which have a normal distribution
     * @param endpoint of the component
     */
    record Sizes(int jobs, Duration mean, Duration deviation, String endpoint) {

        /** A pause of the loops that people write, as long in parts of a run time as with the real service. */
        Duration pause(double millis) {
            return Duration.ofMillis(Math.round(millis * mean.toMillis() / GUIDE_MEAN));
        }

        Map<String, Object> settings() {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("saturation.jobs", jobs);
            settings.put("saturation.mean", mean.toString());
            settings.put("saturation.deviation", deviation.toString());
            settings.put("saturation.endpoint", endpoint);
            return settings;
        }
    }

    /** Prints the table and writes JSON. System properties: see {@link Sizes#settings()}. */
    public static void main(String[] arguments) throws Exception {
        Sizes sizes = new Sizes(
                Integer.getInteger("saturation.jobs", 480),
                Duration.parse(System.getProperty("saturation.mean", "PT7S")),
                Duration.parse(System.getProperty("saturation.deviation", "PT1.5S")),
                System.getProperty("saturation.endpoint", "flux:generate"));
        new Report("saturation", sizes.settings(), Map.of("use of " + PERMITS + " permits a key", measure(sizes)))
                .publish();
    }

    static List<SaturationRow> measure(Sizes sizes) throws Exception {
        List<SaturationRow> rows = new ArrayList<>();
        try (SimulatorProcess simulator = SimulatorProcess.start(
                "--render",
                "flat",
                "--run-time",
                sizes.mean().toString(),
                "--run-time-deviation",
                sizes.deviation().toString())) {
            List<Lane> lanes = lanes(simulator, sizes);
            ExecutorService all = Executors.newFixedThreadPool(lanes.size());
            try {
                // Fewer than there are permits, so that the moment at which all are taken comes later.
                atOnce(all, lanes, lane -> {
                    lane.loop().warmUp(PERMITS / 2);
                    return List.of();
                });
                Instant start = Instant.now();
                List<List<Purchase>> bought =
                        atOnce(all, lanes, lane -> lane.loop().buy(sizes.jobs()));
                List<RemoteJob> jobs = simulator.jobs().stream()
                        .filter(job -> !job.submitted().isBefore(start))
                        .toList();
                for (int i = 0; i < lanes.size(); i++) {
                    int refused = 0;
                    for (String key : lanes.get(i).keys()) {
                        refused += simulator.refused(key);
                    }
                    rows.add(SaturationRow.of(lanes.get(i), PERMITS, bought.get(i), jobs, refused));
                }
            } finally {
                all.shutdownNow();
                lanes.forEach(lane -> lane.loop().close());
            }
        }
        return rows;
    }

    private interface Work {
        List<Purchase> on(Lane lane) throws Exception;
    }

    private static List<List<Purchase>> atOnce(ExecutorService threads, List<Lane> lanes, Work work) throws Exception {
        List<Future<List<Purchase>>> under = new ArrayList<>();
        for (Lane lane : lanes) {
            under.add(threads.submit(() -> work.on(lane)));
        }
        List<List<Purchase>> done = new ArrayList<>();
        for (Future<List<Purchase>> one : under) {
            done.add(one.get());
        }
        return done;
    }

    /** One way to buy, with keys that nobody else has. */
    record Lane(String name, List<String> keys, Loop loop) {}

    private static List<Lane> lanes(SimulatorProcess simulator, Sizes sizes) throws Exception {
        return List.of(
                new Lane("component, one key", keys("one", 1), flux(simulator, sizes, keys("one", 1))),
                new Lane("component, three keys", keys("three", 3), flux(simulator, sizes, keys("three", 3))),
                new Lane(
                        "component, half of the account taken from the middle on",
                        keys("shared", 1),
                        new SharedAccountLoop(
                                flux(simulator, sizes, keys("shared", 1)),
                                new ThreadLoop(
                                        new BflClient(simulator.api(), "shared-0"),
                                        PERMITS / 2,
                                        number -> sizes.pause(250)),
                                PERMITS / 2)),
                new Lane(
                        "Camel route by hand, 2 s",
                        keys("route", 1),
                        new HandRoute(simulator, "route-0", PERMITS, sizes.pause(2_000))),
                thread("threads, fixed 2 s", "fixed", simulator, number -> sizes.pause(2_000)),
                thread(
                        "threads, 1 s x 1.5 up to 10 s",
                        "backoff",
                        simulator,
                        number -> sizes.pause(Math.min(10_000, 1_000 * Math.pow(1.5, number)))),
                thread("threads, fixed 0.5 s", "half", simulator, number -> sizes.pause(500)));
    }

    private static FluxLoop flux(SimulatorProcess simulator, Sizes sizes, List<String> keys) throws Exception {
        return new FluxLoop(
                simulator, sizes.endpoint(), flux -> flux.getConfiguration().setApiKey(String.join(",", keys)));
    }

    private static Lane thread(String name, String key, SimulatorProcess simulator, IntFunction<Duration> pauses) {
        return new Lane(
                name, keys(key, 1), new ThreadLoop(new BflClient(simulator.api(), key + "-0"), PERMITS, pauses));
    }

    private static List<String> keys(String name, int count) {
        return IntStream.range(0, count).mapToObj(number -> name + "-" + number).toList();
    }
}

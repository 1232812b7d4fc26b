package io.github.camelflux.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waiting jobs take: threads, heap, and the time until all are delivered. Once with all of them in flight at the provider,
 * once with 24 in flight and the others in line for a permit, and beside them the route that people write by hand, whose loop waits
 * in Camel's delayer: a tenth as many, since more of them do not get started before the first end. The heap is compared with the same exchanges before they are sent; a step that only keeps its exchanges
 * shows how much of it is Camel's own.
 *
 * <pre>
 * mvn -Pbenchmark -Dbenchmark=InFlight -pl src/benchmarks -am -DskipTests verify
 * </pre>
 */
public final class InFlight {

    private InFlight() {}

    /**
     * Sizes.
     *
     * @param jobs that wait
     * @param options of the component's endpoint
     */
    record Sizes(int jobs, String options) {

        Map<String, Object> settings() {
            Map<String, Object> settings = new LinkedHashMap<>();
            settings.put("inFlight.jobs", jobs);
            settings.put("inFlight.options", options);
            return settings;
        }
    }

    /** Prints the table and writes JSON. System properties: see {@link Sizes#settings()}. */
    public static void main(String[] arguments) throws Exception {
        Sizes sizes = new Sizes(
                Integer.getInteger("inFlight.jobs", 10_000), System.getProperty("inFlight.options", "pollInterval=5s"));
        new Report("in-flight", sizes.settings(), Map.of("waiting jobs", measure(sizes))).publish();
    }

    static List<InFlightRow> measure(Sizes sizes) throws Exception {
        try (SimulatorProcess simulator = SimulatorProcess.start(
                "--render",
                "flat",
                "--run-time",
                WaitingJobs.RUN_TIME.toString(),
                "--active-limit",
                String.valueOf(sizes.jobs()))) {
            return List.of(
                    WaitingJobs.ofNoStep(sizes),
                    WaitingJobs.inFlight(simulator, sizes),
                    WaitingJobs.byHand(simulator, sizes),
                    // Last, since what is in flight then stays so.
                    WaitingJobs.inLine(simulator, sizes));
        }
    }
}

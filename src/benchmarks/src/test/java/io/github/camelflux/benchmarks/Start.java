package io.github.camelflux.benchmarks;

import io.github.camelflux.component.FluxComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What the component adds to the start of a Camel context in a JVM that is warm: a route with one step, without the component, with
 * it, and with {@code http}. Rounds of all alternate, and the middle one of each counts.
 *
 * <pre>
 * mvn -Pbenchmark -Dbenchmark=Start -pl src/benchmarks -am -DskipTests verify
 * </pre>
 */
public final class Start {

    private static final String SELECTOR = "SelectorManager";

    private Start() {}

    /**
     * The middle one of the rounds.
     *
     * @param step of the route
     * @param startMillis of a context, from its making
     * @param addedMillis beyond that of the plain route
     * @param stopMillis of the same context
     * @param httpClients of the JDK that the start made
     */
    record Row(String step, double startMillis, double addedMillis, double stopMillis, int httpClients) {}

    private record Round(double startMillis, double stopMillis, int httpClients) {}

    /** Prints the table and writes JSON. System properties: {@code start.rounds}; as many as half of them go before. */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.getInteger("start.rounds", 60);
        new Report("start", Map.of("start.rounds", rounds), Map.of("start of a context", measure(rounds))).publish();
    }

    static List<Row> measure(int rounds) throws Exception {
        Map<String, List<Round>> measured = new LinkedHashMap<>();
        for (String uri : List.of("direct:out", "flux:generate", "http:localhost")) {
            measured.put(uri, new ArrayList<>());
        }
        int before = Math.max(1, rounds / 2);
        for (int round = 0; round < before + rounds; round++) {
            for (Map.Entry<String, List<Round>> step : measured.entrySet()) {
                Round one = start(step.getKey());
                if (round >= before) {
                    step.getValue().add(one);
                }
            }
        }
        double plain = middle(measured.get("direct:out")).startMillis();
        return measured.entrySet().stream()
                .map(step -> {
                    Round middle = middle(step.getValue());
                    return new Row(
                            step.getKey(),
                            middle.startMillis(),
                            middle.startMillis() - plain,
                            middle.stopMillis(),
                            middle.httpClients());
                })
                .toList();
    }

    private static Round start(String uri) throws Exception {
        Set<Thread> before = selectors();
        long began = System.nanoTime();
        DefaultCamelContext context = new DefaultCamelContext();
        if (uri.startsWith("flux:")) {
            FluxComponent flux = new FluxComponent();
            flux.getConfiguration().setApiKey("start");
            context.addComponent("flux", flux);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to(uri);
                from("direct:out").routeId("out").setBody(constant("out"));
            }
        });
        context.start();
        long started = System.nanoTime();
        Set<Thread> clients = selectors();
        clients.removeAll(before);
        long stopping = System.nanoTime();
        context.stop();
        return new Round((started - began) / 1e6, (System.nanoTime() - stopping) / 1e6, clients.size());
    }

    /** Each of the JDK's HTTP clients has one. */
    private static Set<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(SELECTOR))
                .collect(Collectors.toSet());
    }

    private static Round middle(List<Round> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Round::startMillis))
                .toList()
                .get(rounds.size() / 2);
    }
}

package io.github.camelflux.benchmarks;

import io.github.camelflux.component.FluxComponent;
import io.github.camelflux.component.FluxConstants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * How soon an exchange goes on after its callback: from the HTTP server's handing on the provider's request until the step after
 * {@code flux:generate}, with the picture fetched in between; and until the provider has its answer. Once with one job at a time,
 * once with as many as an account of BFL may have.
 *
 * <pre>
 * mvn -Pbenchmark -Dbenchmark=Callbacks -pl src/benchmarks -am -DskipTests verify
 * </pre>
 */
public final class Callbacks {

    private static final Pattern TASK = Pattern.compile("\"task_id\":\"([^\"]+)\"");
    private static final int MOST_AT_ONCE = 24;

    private Callbacks() {}

    /**
     * What was measured, of the jobs that count.
     *
     * @param inFlight jobs at a time
     * @param jobs that count; others go before, so that the JVM is as warm as one that has run for a while
     * @param goesOnP50Millis from callback to the exchange that goes on
     * @param answeredP99Millis from callback to its answer
     * @param polls questions for the state of a job
     * @param billed jobs, those that went before with them
     */
    record Row(
            int inFlight,
            int jobs,
            double goesOnP50Millis,
            double goesOnP99Millis,
            double goesOnMaxMillis,
            double answeredP99Millis,
            int polls,
            long billed) {}

    private record Bought(String remoteId, long nanos, int polls) {}

    /** Prints the table and writes JSON. System property: {@code callbacks.jobs}. */
    public static void main(String[] arguments) throws Exception {
        int jobs = Integer.getInteger("callbacks.jobs", 1_000);
        new Report("callbacks", Map.of("callbacks.jobs", jobs), Map.of("from the callback", measure(jobs))).publish();
    }

    static List<Row> measure(int jobs) throws Exception {
        List<Row> rows = new ArrayList<>();
        rows.add(measure(jobs / 2, jobs / 2, 1, "PT0.05S", "PT0S"));
        // 24 callbacks a second, one now and one then.
        rows.add(measure(jobs / 2, jobs, MOST_AT_ONCE, "PT1S", "PT0.3S"));
        return rows;
    }

    private static Row measure(int before, int jobs, int inFlight, String runTime, String deviation) throws Exception {
        Map<String, Long> received = new ConcurrentHashMap<>();
        Map<String, Long> answered = new ConcurrentHashMap<>();
        try (SimulatorProcess simulator = SimulatorProcess.start(
                        "--render", "flat", "--run-time", runTime, "--run-time-deviation", deviation);
                DefaultCamelContext context = context(simulator, inFlight, received, answered)) {
            context.start();
            buy(context, before, inFlight);
            List<Bought> bought = buy(context, jobs, inFlight);
            double[] goesOn = bought.stream()
                    .mapToDouble(one -> (one.nanos() - received.get(one.remoteId())) / 1e6)
                    .sorted()
                    .toArray();
            // The last answer may be on its way still.
            double[] told = bought.stream()
                    .filter(one -> answered.containsKey(one.remoteId()))
                    .mapToDouble(one -> (answered.get(one.remoteId()) - received.get(one.remoteId())) / 1e6)
                    .sorted()
                    .toArray();
            return new Row(
                    inFlight,
                    jobs,
                    part(goesOn, 0.5),
                    part(goesOn, 0.99),
                    goesOn[goesOn.length - 1],
                    part(told, 0.99),
                    bought.stream().mapToInt(Bought::polls).sum(),
                    simulator.billed());
        }
    }

    private static DefaultCamelContext context(
            SimulatorProcess simulator, int inFlight, Map<String, Long> received, Map<String, Long> answered)
            throws Exception {
        int port = freePort();
        DefaultCamelContext context = new DefaultCamelContext();
        FluxComponent flux = new FluxComponent();
        flux.setMaxInFlight(inFlight);
        flux.getConfiguration().setApiKey("callbacks");
        flux.getConfiguration().setBaseUrl(simulator.api().toString());
        flux.getConfiguration().setCallbackSecret("s3cret");
        context.addComponent("flux", flux);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to("flux:generate?callbackUrl=http://127.0.0.1:" + port + "/hooks");
                from("netty-http:http://127.0.0.1:" + port + "/hooks?matchOnUriPrefix=true&bridgeEndpoint=true")
                        .routeId("hooks")
                        .process(exchange -> {
                            long now = System.nanoTime();
                            Matcher task = TASK.matcher(exchange.getMessage().getBody(String.class));
                            String id = task.find() ? task.group(1) : "";
                            exchange.setProperty("task", id);
                            received.put(id, now);
                        })
                        .to("flux:callback")
                        .process(exchange ->
                                answered.put(exchange.getProperty("task", String.class), System.nanoTime()));
            }
        });
        return context;
    }

    /** As many messages are on their way as jobs may be in flight: nobody stands in line. */
    private static List<Bought> buy(DefaultCamelContext context, int pictures, int atOnce) throws Exception {
        AsyncProducer in = context.getEndpoint("direct:in").createAsyncProducer();
        in.start();
        Semaphore places = new Semaphore(atOnce);
        Queue<Bought> bought = new ConcurrentLinkedQueue<>();
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < pictures; i++) {
            places.acquire();
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody("picture " + i);
            exchange.getMessage().setHeader(FluxConstants.IDEMPOTENCY_KEY, exchange.getExchangeId());
            in.process(exchange, doneSync -> {
                long now = System.nanoTime();
                if (exchange.isFailed()) {
                    failures.add(exchange.getException());
                } else {
                    bought.add(new Bought(
                            exchange.getMessage().getHeader(FluxConstants.JOB_REMOTE_ID, String.class),
                            now,
                            exchange.getMessage().getHeader(FluxConstants.JOB_POLLS, Integer.class)));
                }
                places.release();
            });
        }
        places.acquire(atOnce);
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " messages got no picture", failures.peek());
        }
        return List.copyOf(bought);
    }

    private static double part(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}

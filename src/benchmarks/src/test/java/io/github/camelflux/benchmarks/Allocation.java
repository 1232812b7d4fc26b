package io.github.camelflux.benchmarks;

import io.github.camelflux.component.FluxComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What a message allocates from the moment it enters the route until it waits in line for a permit: its request is read and
 * checked, its key computed, its job begun. Beside it a step that only keeps its exchanges. Nothing is sent: no permit is free.
 * Part of {@link Overhead}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Allocation {

    /** Where the messages wait. */
    @Param({"kept by a step that does nothing", "component"})
    public String step;

    private DefaultCamelContext context;
    private AsyncProducer in;
    private int next;

    /**
     * What a message took.
     *
     * @param step where it waits
     * @param bytesPerJob allocated
     * @param microsPerJob time of the calling thread
     */
    record Row(String step, double bytesPerJob, double microsPerJob) {}

    /** A context without a free permit, and messages. */
    @Setup(Level.Trial)
    public void start() throws Exception {
        context = new DefaultCamelContext();
        boolean component = step.equals("component");
        if (component) {
            FluxComponent flux = new FluxComponent();
            flux.setMaxInFlight(1);
            flux.setMaxQueued(1_000_000);
            // Nobody listens there: the one job that has the permit is tried again for as long as this takes.
            flux.getConfiguration().setBaseUrl("http://127.0.0.1:9");
            flux.getConfiguration().setApiKey("allocation");
            context.addComponent("flux", flux);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (component) {
                    from("direct:in").routeId("in").to("flux:generate");
                } else {
                    from("direct:in").routeId("in").process(new KeptExchanges());
                }
            }
        });
        context.getShutdownStrategy().setTimeout(1);
        context.start();
        in = context.getEndpoint("direct:in").createAsyncProducer();
        in.start();
    }

    /** Ends all waits; JMH counts it to the last iteration. */
    @TearDown(Level.Trial)
    public void stop() {
        context.stop();
    }

    /** One message. */
    @Benchmark
    public boolean enter() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody("picture " + next++);
        return in.process(exchange, doneSync -> {});
    }

    /**
     * Runs JMH.
     *
     * @param forks JVMs of their own; 0 runs in this one
     * @param messages of an iteration
     * @param iterations that count; as many go before
     */
    static List<Row> measure(int forks, int messages, int iterations) throws Exception {
        Options options = new OptionsBuilder()
                .include(Allocation.class.getName())
                .forks(forks)
                .warmupIterations(iterations)
                .warmupBatchSize(messages)
                .measurementIterations(iterations)
                .measurementBatchSize(messages)
                .timeout(TimeValue.minutes(2))
                .addProfiler(GCProfiler.class)
                .build();
        List<Row> rows = new ArrayList<>();
        for (RunResult result : new Runner(options).run()) {
            rows.add(new Row(
                    result.getParams().getParam("step"),
                    middle(result.getSecondaryResults().get("gc.alloc.rate.norm")) / messages,
                    middle(result.getPrimaryResult()) / messages));
        }
        return rows;
    }

    /** Of the iterations: the last one has the end of the trial in it. */
    private static double middle(Result<?> result) {
        return result.getStatistics().getPercentile(50);
    }
}

package io.github.camelflux.crash;

import io.github.camelflux.component.FluxComponent;
import io.github.camelflux.component.FluxConstants;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * A node: a Camel context with a flux component of its own. It buys for each message that it is sent, writes the picture to a file,
 * and takes the results that no exchange waits for.
 */
final class Node implements AutoCloseable {

    /** Short enough for a test, and long enough for a machine that has other things to do. */
    static final Duration LEASE = Duration.ofSeconds(12);

    private static final Duration REQUEST = Duration.ofSeconds(7);

    private final NodeOptions options;
    private final Gate gate;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AsyncProducer buy;

    /** @param reached told when it stands still where it is to */
    Node(NodeOptions options, DataSource dataSource, Runnable reached) throws Exception {
        this.options = options;
        this.gate = new Gate(reached);
        context.disableJMX();
        context.setNameStrategy(new ExplicitCamelContextNameStrategy(options.application()));
        context.addComponent("flux", component(dataSource));
        context.addRoutes(routes());
        context.start();
        buy = context.getEndpoint("direct:buy").createAsyncProducer();
        buy.start();
    }

    private FluxComponent component(DataSource dataSource) {
        FluxComponent flux = new FluxComponent();
        if (options.isDurable()) {
            flux.setJobStore("jdbc");
            flux.setCreateTables(true);
            flux.setDataSource(HeldDataSource.of(dataSource, options.hold(), gate));
            flux.setNodeLease(LEASE);
            flux.getConfiguration().setRequestTimeout(REQUEST);
        }
        flux.setOrphanGrace(Duration.ofSeconds(2));
        flux.setStorePollInterval(Duration.ofMillis(500));
        flux.getConfiguration().setDownloadTimeout(Duration.ofSeconds(10));
        flux.getConfiguration().setPollInterval(Duration.ofMillis(200));
        flux.getConfiguration().setBaseUrl(options.baseUrl());
        flux.getConfiguration().setApiKey("key-" + options.application());
        return flux;
    }

    private RouteBuilder routes() {
        PictureFolder pictures = new PictureFolder(options.pictures());
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:buy")
                        .routeId("buy")
                        .process(exchange -> passAt(Hold.BEFORE_STEP))
                        .to("flux:generate")
                        .process(exchange -> passAt(Hold.AFTER_STEP))
                        .process(pictures::write)
                        .process(Node.this::passAtCompletion);
                from("flux:results").routeId("results").process(pictures::write);
                from("direct:unknown").routeId("unknown").to("flux:jobs?state=unknown");
            }
        };
    }

    private void passAt(Hold place) {
        if (options.hold() == place) {
            gate.pass();
        }
    }

    /** Completions are called last in, first out: this one before the one that reports the delivery. */
    private void passAtCompletion(Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                passAt(Hold.COMPLETING);
            }
        });
    }

    /**
     * Gives it a message.
     *
     * @param done told once, when the exchange has completed: {@code picture}, or the simple name of the exception
     */
    void send(Message message, Consumer<String> done) {
        Exchange exchange = new DefaultExchange(context);
        message.fill(exchange);
        buy.process(
                exchange,
                doneSync -> done.accept(
                        exchange.getException() == null
                                ? "picture"
                                : exchange.getException().getClass().getSimpleName()));
    }

    /** Lets it go on from where it stands still. */
    void go() {
        gate.open();
    }

    /** How many jobs are listed as unknown. */
    int unknown() {
        Exchange listed = context.createProducerTemplate()
                .request("direct:unknown", exchange -> exchange.getMessage().setHeader(FluxConstants.JOB_ID, ""));
        return listed.getMessage().getBody(List.class).size();
    }

    @Override
    public void close() {
        context.stop();
    }
}

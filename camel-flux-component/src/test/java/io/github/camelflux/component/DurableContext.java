package io.github.camelflux.component;

import io.github.camelflux.simulator.FluxSimulator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;

/** A Camel context whose flux component remembers jobs in a database, against a simulator. */
final class DurableContext implements AutoCloseable {

    private final DefaultCamelContext context;
    private final FluxComponent flux = new FluxComponent();

    /** @param name of the context; null for Camel's default */
    DurableContext(String name, DataSource dataSource, FluxSimulator simulator) {
        context = new DefaultCamelContext();
        if (name != null) {
            context.setNameStrategy(new ExplicitCamelContextNameStrategy(name));
        }
        flux.setJobStore("jdbc");
        flux.setDataSource(dataSource);
        flux.setCreateTables(true);
        flux.setStorePollInterval(Duration.ofMillis(100));
        flux.getConfiguration().setApiKey("test-key");
        flux.getConfiguration().setBaseUrl(simulator.baseUrl().toString());
        flux.getConfiguration().setPollInterval(Duration.ofMillis(50));
        context.addComponent("flux", flux);
        context.getShutdownStrategy().setTimeout(5);
    }

    DurableContext with(Consumer<FluxComponent> options) {
        options.accept(flux);
        return this;
    }

    DurableContext start(RoutesBuilder routes) throws Exception {
        context.addRoutes(routes);
        context.start();
        return this;
    }

    DefaultCamelContext camel() {
        return context;
    }

    FluxComponent flux() {
        return flux;
    }

    /** Sends a prompt under a key. */
    CompletableFuture<Exchange> send(String to, String prompt, String key) {
        return context.createProducerTemplate().asyncSend(to, exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().setHeader(FluxConstants.IDEMPOTENCY_KEY, key);
        });
    }

    @Override
    public void close() {
        context.stop();
    }
}

package io.github.camelflux.crash;

import io.github.camelflux.component.FluxComponent;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.ExplicitCamelContextNameStrategy;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A node in a JVM of its own, which runs until it is killed. Arguments: the provider's URL, a directory for the database and for
 * {@code prompts} and {@code results}.
 */
public final class CrashingNode {

    private CrashingNode() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        DefaultCamelContext context = new DefaultCamelContext();
        context.setNameStrategy(new ExplicitCamelContextNameStrategy("crashing"));
        FluxComponent flux = new FluxComponent();
        flux.setJobStore("jdbc");
        flux.setCreateTables(true);
        flux.setDataSource(
                JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("jobs") + ";WRITE_DELAY=0", "sa", ""));
        flux.setNodeLease(Duration.ofSeconds(12));
        flux.setOrphanGrace(Duration.ofSeconds(1));
        flux.setStorePollInterval(Duration.ofMillis(200));
        flux.getConfiguration().setRequestTimeout(Duration.ofSeconds(7));
        flux.getConfiguration().setPollInterval(Duration.ofMillis(100));
        flux.getConfiguration().setBaseUrl(arguments[0]);
        flux.getConfiguration().setApiKey("key");
        context.addComponent("flux", flux);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + directory.resolve("prompts") + "?noop=true&initialDelay=0&delay=100")
                        .routeId("prompts")
                        .to("flux:generate")
                        .to("file:" + directory.resolve("attached"));
                from("flux:results").routeId("results").to("file:" + directory.resolve("results"));
            }
        });
        context.start();
        Thread.currentThread().join();
    }
}

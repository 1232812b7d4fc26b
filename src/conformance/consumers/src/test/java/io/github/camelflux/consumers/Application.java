package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;

/** A Camel application that consists of properties and YAML routes, in this process. */
final class Application implements AutoCloseable {

    private final Main main = new Main();
    private final AtomicInteger failures = new AtomicInteger();

    private Application(Properties setup) {
        main.setPropertyPlaceholderLocations("false");
        main.setInitialProperties(setup);
        main.bind("failures", new Failures());
        main.start();
    }

    static Application start(Setup setup) {
        return start(setup.properties());
    }

    static Application start(Properties setup) {
        return new Application(setup);
    }

    /**
     * Gives an application the HTTP server of Camel Main.
     *
     * @param port of it; 0 takes a free one
     */
    static Setup serve(Setup setup, int port) {
        return setup.set("camel.server.enabled", "true")
                .set("camel.server.host", "127.0.0.1")
                .set("camel.server.port", Integer.toString(port));
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Waits until at least so many exchanges have failed. */
    void awaitFailures(int exchanges) {
        await().untilAsserted(() -> assertThat(failures).hasValueGreaterThanOrEqualTo(exchanges));
    }

    /** Waits until no exchange is in a route. */
    void awaitNothingInFlight() {
        await().untilAsserted(() ->
                assertThat(context().getInflightRepository().size()).isZero());
    }

    @Override
    public void close() {
        main.stop();
    }

    private final class Failures extends EventNotifierSupport {

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof ExchangeFailedEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            failures.incrementAndGet();
        }
    }
}

package io.github.camelflux.component;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;

/** Routes against a simulator of their own: flat pictures, jobs that take 50 ms, polls that come often. */
abstract class SimulatedRoutes extends CamelTestSupport {

    protected FluxSimulator simulator;

    /** Chooses how the simulator behaves. */
    protected FluxSimulator.Builder simulation() {
        return FluxSimulator.builder().render(Render.FLAT).runTime(Duration.ofMillis(50));
    }

    /** Sets the component's options before it starts. */
    protected void configure(FluxComponent flux) {}

    @Override
    protected CamelContext createCamelContext() throws Exception {
        simulator = simulation().start();
        CamelContext context = super.createCamelContext();
        FluxComponent flux = new FluxComponent();
        flux.getConfiguration().setApiKey("test-key");
        flux.getConfiguration().setBaseUrl(simulator.baseUrl().toString());
        flux.getConfiguration().setPollInterval(Duration.ofMillis(50));
        configure(flux);
        context.addComponent("flux", flux);
        context.getShutdownStrategy().setTimeout(10);
        return context;
    }

    @Override
    protected void doPostTearDown() {
        simulator.close();
    }

    protected final FluxComponent flux() {
        return context.getComponent("flux", FluxComponent.class);
    }
}

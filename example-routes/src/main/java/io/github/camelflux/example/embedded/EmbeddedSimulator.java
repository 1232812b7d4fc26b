package io.github.camelflux.example.embedded;

import io.github.camelflux.simulator.FluxSimulator;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Stands in for Black Forest Labs while there is no API key: it draws pictures of its own and charges nothing. */
final class EmbeddedSimulator implements EmbeddedServer {

    private final FluxSimulator simulator;

    private EmbeddedSimulator(FluxSimulator simulator) {
        this.simulator = simulator;
    }

    static Optional<EmbeddedServer> unlessConfigured(Environment environment) {
        boolean configured = isSet(environment, "api-key") || isSet(environment, "base-url");
        if (configured) {
            return Optional.empty();
        }
        int port = environment.getRequiredProperty("example.simulator.port", Integer.class);
        double scale = environment.getRequiredProperty("example.simulator.run-time-scale", Double.class);
        // Jobs of an earlier run are asked for again. The simulator has forgotten them, and must be found to say so.
        return Optional.of(new EmbeddedSimulator(FluxSimulator.builder()
                .port(LoopbackPort.preferring(port, "the simulator"))
                .pollingPort(LoopbackPort.preferring(after(port, 1), "the simulator, to be asked for jobs,"))
                .deliveryPort(LoopbackPort.preferring(after(port, 2), "the simulator, for its pictures,"))
                .runTimeScale(scale)
                .start()));
    }

    private static int after(int port, int distance) {
        return port == 0 ? 0 : port + distance;
    }

    private static boolean isSet(Environment environment, String option) {
        return !environment.getProperty("camel.component.flux." + option, "").isBlank();
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "camel.component.flux.base-url",
                simulator.baseUrl().toString(),
                "camel.component.flux.api-key",
                "simulated",
                "example.simulated",
                true);
    }

    @Override
    public void close() {
        simulator.close();
    }
}

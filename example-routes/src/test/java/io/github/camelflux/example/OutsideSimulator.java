package io.github.camelflux.example;

import io.github.camelflux.simulator.FluxSimulator;
import java.math.BigDecimal;

/** A simulator that the test holds, so that it can read the bill; the application only knows its address. */
final class OutsideSimulator {

    private OutsideSimulator() {}

    /** A simulator that knows two keys, {@code a-key} and one without credit, {@code empty-key}. */
    static FluxSimulator start() {
        return FluxSimulator.builder()
                .key("a-key")
                .key("empty-key", BigDecimal.ZERO)
                .runTimeScale(0.05)
                .start();
    }

    /** The configuration that leads the application there. */
    static String[] options(FluxSimulator simulator, String key) {
        return new String[] {
            "--camel.component.flux.base-url=" + simulator.baseUrl(), "--camel.component.flux.api-key=" + key
        };
    }
}

package io.github.camelflux.example;

import io.github.camelflux.simulator.FluxSimulator;

/** A simulator that the test holds, so that it can read the bill; the application only knows its address. */
final class OutsideSimulator {

    private OutsideSimulator() {}

    static FluxSimulator start() {
        return FluxSimulator.builder().port(0).runTimeScale(0.05).start();
    }

    /** The configuration that leads the application there. */
    static String[] options(FluxSimulator simulator, String key) {
        return new String[] {
            "--camel.component.flux.base-url=" + simulator.baseUrl(), "--camel.component.flux.api-key=" + key
        };
    }
}

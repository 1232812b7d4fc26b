package io.github.camelflux.example;

import io.github.camelflux.simulator.FluxSimulator;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * A simulator that the test holds, so that it can read the bill; the application only knows its address. It knows two keys: {@code
 * a-key} and one without credit, {@code empty-key}.
 */
public final class OutsideSimulator {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private OutsideSimulator() {}

    public static FluxSimulator start() {
        return builder().runTimeScale(0.05).start();
    }

    /** One whose jobs all take the same time. */
    public static FluxSimulator with(Duration runTime) {
        return builder().runTime(runTime).start();
    }

    /** One whose jobs all take an hour, until its clock is turned. */
    public static FluxSimulator slow() {
        return builder().runTime(AN_HOUR).linkLifetime(AN_HOUR.multipliedBy(24)).start();
    }

    /** Lets all jobs end that run now. */
    public static void endJobs(FluxSimulator slow) {
        slow.clock().advance(AN_HOUR);
    }

    private static FluxSimulator.Builder builder() {
        return FluxSimulator.builder().key("a-key").key("empty-key", BigDecimal.ZERO);
    }

    /** The configuration that leads the application there. */
    public static String[] options(FluxSimulator simulator, String key) {
        return new String[] {
            "--camel.component.flux.base-url=" + simulator.baseUrl(), "--camel.component.flux.api-key=" + key
        };
    }
}

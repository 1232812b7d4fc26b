package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A callback that was signed ten minutes ago and is right in every other way. */
class CallbackReplayTest extends CallbackRoutes {

    private final SimulatorClock clock = SimulatorClock.stoppedAt(Instant.now().minus(Duration.ofMinutes(10)));

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().clock(clock).runTime(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal", "replicate"})
    void a_report_with_an_old_signature_is_refused(String provider) {
        simulator.faults().always(Endpoint.CALLBACK, held());
        CompletableFuture<Exchange> ordered = order(provider, "a red fox");
        await().until(() -> simulator.bill().count() == 1);
        clock.advance(Duration.ofSeconds(2));
        Reply report = report();

        assertThat(status(hook(), report.headers(), body(report))).isEqualTo(401);

        assertThat(ordered).isNotDone();
    }
}

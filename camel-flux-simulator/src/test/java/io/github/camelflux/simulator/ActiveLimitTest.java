package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.engine.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActiveLimitTest {

    private static final String BODY = "{\"prompt\":\"a kite\"}";

    private static FluxSimulator.Builder standingStill() {
        return FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-01T12:00:00Z")))
                .runTime(Duration.ofSeconds(10));
    }

    @Test
    void the_25th_active_task_of_a_key_is_refused_until_one_ends() {
        try (FluxSimulator simulator = standingStill().start()) {
            Client client = new Client(simulator);
            submit(client, "flux-2-pro", 24, 200);

            submit(client, "flux-2-pro", 1, 429);
            assertThat(simulator.activeJobs(Client.KEY)).isEqualTo(24);

            simulator.clock().advance(Duration.ofMillis(9_999));
            submit(client, "flux-2-pro", 1, 429);
            simulator.clock().advance(Duration.ofMillis(1));
            assertThat(simulator.activeJobs(Client.KEY)).isZero();
            submit(client, "flux-2-pro", 1, 200);

            assertThat(simulator.maxActiveJobs()).isEqualTo(24);
            assertThat(simulator.bill().count()).isEqualTo(25);
        }
    }

    @Test
    void kontext_max_has_six_places_among_the_24() {
        try (FluxSimulator simulator = standingStill().start()) {
            Client client = new Client(simulator);
            submit(client, "flux-kontext-max", 6, 200);
            submit(client, "flux-kontext-max", 1, 429);
            submit(client, "flux-2-pro", 18, 200);
            submit(client, "flux-2-pro", 1, 429);
        }
    }

    @Test
    void each_key_has_places_of_its_own() {
        try (FluxSimulator simulator = standingStill().activeLimit(1).start()) {
            submit(new Client(simulator, "one"), "flux-2-pro", 1, 200);
            submit(new Client(simulator, "two"), "flux-2-pro", 1, 200);
            submit(new Client(simulator, "two"), "flux-2-pro", 1, 429);

            assertThat(simulator.maxActiveJobs()).isEqualTo(2);
            assertThat(simulator.maxActiveJobs("two")).isEqualTo(1);
        }
    }

    @Test
    void limits_can_be_raised() {
        try (FluxSimulator simulator = standingStill()
                .activeLimit(100)
                .activeLimit("flux-kontext-max", 30)
                .start()) {
            submit(new Client(simulator), "flux-kontext-max", 30, 200);
            submit(new Client(simulator), "flux-kontext-max", 1, 429);
            submit(new Client(simulator), "flux-2-pro", 70, 200);
        }
    }

    private static void submit(Client client, String model, int times, int expected) {
        for (int i = 0; i < times; i++) {
            assertThat(client.submit(model, BODY).statusCode()).isEqualTo(expected);
        }
    }
}

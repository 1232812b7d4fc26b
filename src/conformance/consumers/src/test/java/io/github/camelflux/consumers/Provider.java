package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatorClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The provider of pictures, simulated: a job that was bought runs until the test says that it ends, so that "while the job runs"
 * is a state and not a moment.
 */
final class Provider implements AutoCloseable {

    static final String KEY = "test-key";

    /** The simulator refuses keys that begin like this with 402. */
    static final String KEY_WITHOUT_CREDIT = "empty-key";

    private static final Duration RUN_TIME = Duration.ofMinutes(1);

    private final FluxSimulator simulator = FluxSimulator.builder()
            .render(Render.FLAT)
            .runTime(RUN_TIME)
            .clock(SimulatorClock.stoppedAt(Instant.now()))
            // Time passes in leaps here, and is not to run out for pictures that are there.
            .linkLifetime(Duration.ofDays(365))
            .start();

    String address() {
        return simulator.baseUrl().toString();
    }

    /** Waits until exactly so many jobs run. */
    void awaitRunning(int jobs) {
        await().untilAsserted(() -> assertThat(running()).isEqualTo(jobs));
    }

    int running() {
        return simulator.activeJobs(KEY);
    }

    /** The highest number of jobs that ran at one time. */
    int mostRunning() {
        return simulator.maxActiveJobs();
    }

    /** Ends all jobs that run now; those that come later run again. */
    void endJobs() {
        simulator.clock().advance(RUN_TIME);
    }

    /** How many pictures were bought. */
    int bought() {
        return simulator.bill().count();
    }

    /** How many pictures were bought for a prompt. */
    int bought(String prompt) {
        return simulator.bill().count(prompt);
    }

    @Override
    public void close() {
        simulator.close();
    }
}

package io.github.camelflux.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed or paused at every point of a job's life, and those that come after them. The provider, and its bill,
 * outlive all. What was seen is the table of docs/reliability.md.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CrashPointsTest {

    @TempDir
    Path directory;

    @Test
    void at_every_point_a_message_is_billed_once_and_delivered_or_truthfully_unknown() throws Exception {
        AtomicInteger messages = new AtomicInteger();
        Map<Accident, AccidentRun> runs = new EnumMap<>(Accident.class);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Pools pools = new Pools();
                FluxSimulator simulator = FluxSimulator.builder()
                        .render(Render.FLAT)
                        .activeLimit(1_000)
                        .runTime(Duration.ofMillis(100))
                        .start()) {
            List<Future<?>> running = new ArrayList<>();
            for (Accident accident : Accident.values()) {
                AccidentRun run =
                        new AccidentRun(accident, simulator, directory, pools, name -> messages.getAndIncrement());
                runs.put(accident, run);
                running.add(threads.submit(() -> {
                    run.run();
                    return null;
                }));
            }
            try {
                for (Future<?> each : running) {
                    each.get();
                }
                assertPromise(runs);
                CrashTable.of(runs).assertDocumented();
            } finally {
                runs.values().forEach(AccidentRun::close);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertPromise(Map<Accident, AccidentRun> runs) {
        runs.forEach((accident, run) -> assertThat(run.jobs()).allSatisfy(job -> {
            if (!accident.isDurable()) {
                // Its promise ends with its process: what was bought is forgotten, and bought again.
                assertThat(job.billed()).as("billed").isLessThanOrEqualTo(2);
                assertThat(job.outcome()).contains("delivered");
                return;
            }
            assertThat(job.billed()).as("billed").isLessThanOrEqualTo(1);
            if (accident.isPause()) {
                // Its exchange waited on.
                assertThat(job.isDeliveredAtVictim() || job.point().isInWindow() && job.isUnknownAtVictim())
                        .isTrue();
            }
            if (job.outcome().contains("unknown")) {
                assertThat(job.point().isInWindow()).isTrue();
            } else if (job.comesBack() || job.point() != CrashPoint.BEFORE_INTENT) {
                assertThat(job.outcome()).isEqualTo("delivered, billed 1");
                assertThat(job.pictures()).isPositive();
            } else {
                assertThat(job.outcome()).isEqualTo("nothing, billed 0");
            }
        }));
    }
}

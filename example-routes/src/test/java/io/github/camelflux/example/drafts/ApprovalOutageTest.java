package io.github.camelflux.example.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideS3;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.engine.BillLine;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The storage is away, or the application stops: an approval waits in its queue, and the picture is bought once. */
@ExtendWith(OutputCaptureExtension.class)
class ApprovalOutageTest {

    private static final String KEY = "a-key";

    @TempDir
    Path home;

    @BeforeEach
    void folders() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
    }

    @Test
    void an_approval_during_an_outage_is_refused_by_http_and_waits_in_the_queue(CapturedOutput log) throws Exception {
        try (FluxSimulator simulator = OutsideSimulator.start();
                OutsideS3 s3 = new OutsideS3(home.resolve("outside"));
                RunningExample example = RunningExample.in(home, options(simulator, s3))) {
            String id = DraftFolder.in(home).draft(example, "fox.txt", "A fox");
            s3.stop();

            var answer = DraftFolder.approve(example, id);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            Queue.approvals(example).send(id);
            await().atMost(Duration.ofSeconds(90)).until(() -> log.getOut().contains("back in its queue"));
            s3.start();
            DraftFolder.stored(example, "finals/fox-" + id + ".receipt.json");

            assertBoughtOnce(simulator);
        }
    }

    @Test
    void a_final_picture_that_is_not_stored_at_first_is_not_bought_again(CapturedOutput log) throws Exception {
        try (FluxSimulator simulator = OutsideSimulator.start();
                OutsideS3 s3 = new OutsideS3(home.resolve("outside"));
                RunningExample example = RunningExample.in(home, options(simulator, s3))) {
            String id = DraftFolder.in(home).draft(example, "fox.txt", "A fox");
            // More often than the route tries by itself, so that the message comes again.
            s3.failNextPuts(20);
            Queue.approvals(example).send(id);
            DraftFolder.stored(example, "finals/fox-" + id + ".receipt.json");

            assertThat(log.getOut()).contains("back in its queue");
            assertThat(s3.putsLeftToFail()).isZero();
            assertThat(example.pictureAt("finals/fox-" + id + ".png")
                            .receipt()
                            .path("replayed")
                            .asBoolean())
                    .isTrue();
            assertBoughtOnce(simulator);
        }
    }

    @Test
    void an_approval_that_comes_again_too_often_is_in_the_dead_letter_queue() throws Exception {
        try (FluxSimulator simulator = OutsideSimulator.start();
                OutsideS3 s3 = new OutsideS3(home.resolve("outside"));
                RunningExample example = RunningExample.in(
                        home,
                        Stream.concat(Stream.of(options(simulator, s3)), Stream.of("--example.s3.redeliveries=0"))
                                .toArray(String[]::new))) {
            String id = DraftFolder.in(home).draft(example, "fox.txt", "A fox");
            s3.stop();
            Queue.approvals(example).send(id);

            Message dead = new Queue(example.setting("spring.artemis.broker-url"), "DLQ").take();
            assertThat(dead).isNotNull();
            assertThat(dead.getBody(String.class)).isEqualTo(id);
            assertThat(simulator.bill().count()).isEqualTo(1);
            s3.start();
        }
    }

    private static String[] options(FluxSimulator simulator, OutsideS3 s3) {
        return Stream.of(OutsideSimulator.options(simulator, KEY), s3.options(), new String[] {
                    "--example.s3.redelivery-delay=50"
                })
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    private static void assertBoughtOnce(FluxSimulator simulator) {
        assertThat(simulator.bill().lines())
                .extracting(BillLine::model)
                .containsExactly("flux-2-klein-4b", "flux-2-max");
    }

    @Test
    void an_approval_that_a_stop_does_not_wait_for_is_done_after_the_next_start_and_bought_once() throws Exception {
        String id;
        try (FluxSimulator simulator = OutsideSimulator.start();
                RunningExample example = RunningExample.in(home, OutsideSimulator.options(simulator, KEY))) {
            id = DraftFolder.in(home).draft(example, "fox.txt", "A fox");
        }
        try (FluxSimulator slow = OutsideSimulator.slow()) {
            String[] options = Stream.concat(
                            Stream.of(OutsideSimulator.options(slow, KEY)),
                            Stream.of("--camel.main.shutdown-timeout=1"))
                    .toArray(String[]::new);
            try (RunningExample example = RunningExample.in(home, options)) {
                assertThat(DraftFolder.approve(example, id).statusCode()).isEqualTo(202);
                await().until(() -> slow.activeJobs(KEY) == 1);
            }
            OutsideSimulator.endJobs(slow);
            try (RunningExample example = RunningExample.in(home, OutsideSimulator.options(slow, KEY))) {
                DraftFolder.stored(example, "finals/fox-" + id + ".receipt.json");

                assertThat(example.pictureAt("finals/fox-" + id + ".png").format())
                        .isEqualTo("png");
                assertThat(slow.bill().count()).isEqualTo(1);
                assertThat(Queue.failures(example).isEmpty()).isTrue();
            }
        }
    }
}

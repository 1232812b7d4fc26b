package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.engine.SimulatedJob;
import io.github.camelflux.simulator.engine.SimulatorClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

    private static FluxSimulator.Builder standingStill() {
        return FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-01T12:00:00Z")))
                .runTime(Duration.ofSeconds(100));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a forbidden garden       | Request Moderated | Moderation Reasons
            please MODERATE-REQUEST! | Request Moderated | Moderation Reasons
            moderate-content         | Content Moderated | Moderation Reasons
            will fail-error          | Error             | error
            will fail-failed         | Failed            | error
            """)
    void a_word_in_the_prompt_decides_how_a_job_ends(String prompt, String status, String detail) {
        try (FluxSimulator simulator = standingStill().start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-2-pro", "{\"prompt\":\"" + prompt + "\"}");
            assertThat(status(client, accepted)).isEqualTo("Pending");

            simulator.clock().advance(Duration.ofSeconds(100));

            HttpResponse<String> answer = client.poll(accepted);
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode task = Client.json(answer);
            assertThat(task.get("status").textValue()).isEqualTo(status);
            assertThat(task.get("result").isNull()).isTrue();
            assertThat(task.get("details").has(detail)).isTrue();
            assertThat(task.get("cost").decimalValue()).isEqualByComparingTo("3");
        }
    }

    @Test
    void a_word_inside_another_decides_nothing() {
        try (FluxSimulator simulator = standingStill().start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-2-pro", "{\"prompt\":\"the unforbidden vanishing point\"}");
            simulator.clock().advance(Duration.ofSeconds(100));
            assertThat(status(client, accepted)).isEqualTo("Ready");
        }
    }

    @Test
    void a_vanished_job_runs_and_then_nobody_knows_it() {
        try (FluxSimulator simulator = standingStill().start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-2-pro", "{\"prompt\":\"vanish\"}");
            assertThat(status(client, accepted)).isEqualTo("Pending");

            simulator.clock().advance(Duration.ofSeconds(100));

            HttpResponse<String> answer = client.poll(accepted);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Client.json(answer).get("status").textValue()).isEqualTo("Task not found");
            assertThat(simulator.bill().count()).isOne();
        }
    }

    @Test
    void flux_3_reasons_and_generates_before_it_is_ready_and_names_no_seed() {
        try (FluxSimulator simulator = standingStill().start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-3-image", "{\"prompt\":\"a kite\"}");

            assertThat(status(client, accepted)).isEqualTo("Pending");
            simulator.clock().advance(Duration.ofSeconds(20));
            assertThat(status(client, accepted)).isEqualTo("Reasoning");
            simulator.clock().advance(Duration.ofSeconds(20));
            assertThat(status(client, accepted)).isEqualTo("Generating");
            assertThat(Client.json(client.poll(accepted)).get("progress").doubleValue())
                    .isEqualTo(0.4);
            simulator.clock().advance(Duration.ofSeconds(60));
            assertThat(status(client, accepted)).isEqualTo("Ready");
            assertThat(Client.json(client.poll(accepted)).get("result").has("seed"))
                    .isFalse();
        }
    }

    @Test
    void the_settled_cost_is_told_only_once_the_job_has_ended() {
        try (FluxSimulator simulator = standingStill().start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-dev", "{\"prompt\":\"a kite\"}");
            assertThat(accepted.has("cost")).isFalse();
            assertThat(Client.json(client.poll(accepted)).has("cost")).isFalse();

            simulator.clock().advance(Duration.ofSeconds(100));

            assertThat(Client.json(client.poll(accepted)).get("cost").decimalValue())
                    .isEqualByComparingTo("2.5");
        }
    }

    @Test
    void moderated_jobs_are_billed_and_marked_unless_told_otherwise() {
        try (FluxSimulator simulator = standingStill().start()) {
            new Client(simulator).accepted("flux-2-pro", "{\"prompt\":\"forbidden\"}");
            assertThat(simulator.bill().lines()).hasSize(1).allMatch(line -> line.moderated());
        }
        try (FluxSimulator simulator = standingStill().chargeModerated(false).start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-2-pro", "{\"prompt\":\"moderate-content\"}");
            simulator.clock().advance(Duration.ofSeconds(100));
            assertThat(simulator.bill().lines()).isEmpty();
            assertThat(Client.json(client.poll(accepted)).get("cost").decimalValue())
                    .isEqualByComparingTo("0");
        }
    }

    @Test
    void a_task_is_forgotten_after_its_lifetime() {
        try (FluxSimulator simulator =
                standingStill().taskLifetime(Duration.ofHours(1)).start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");
            simulator.clock().advance(Duration.ofSeconds(100).plusMinutes(59));
            assertThat(client.poll(accepted).statusCode()).isEqualTo(200);
            simulator.clock().advance(Duration.ofMinutes(1));
            assertThat(client.poll(accepted).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void jobs_can_be_looked_at() {
        try (FluxSimulator simulator = standingStill().start()) {
            JsonNode accepted = new Client(simulator).accepted("flux-2-pro", "{\"prompt\":\"a kite\",\"seed\":42}");

            SimulatedJob job = simulator.jobs().get(0);

            assertThat(job.id()).isEqualTo(accepted.get("id").textValue());
            assertThat(job.model()).isEqualTo("flux-2-pro");
            assertThat(job.key()).isEqualTo(Client.KEY);
            assertThat(job.prompt()).isEqualTo("a kite");
            assertThat(job.seed()).isEqualTo(42);
            assertThat(job.state()).isEqualTo(JobState.PENDING);
        }
    }

    @Test
    void drawn_run_times_lie_around_the_usual_one_and_repeat_with_the_same_random_seed() {
        try (FluxSimulator one = scattered();
                FluxSimulator other = scattered()) {
            for (FluxSimulator simulator : new FluxSimulator[] {one, other}) {
                for (int i = 0; i < 20; i++) {
                    new Client(simulator).accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");
                }
            }
            assertThat(one.jobs()).extracting(OutcomeTest::runTime).allSatisfy(time -> assertThat(time)
                    .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(16)));
            assertThat(one.jobs()).extracting(OutcomeTest::runTime).doesNotHaveDuplicates();
            assertThat(one.jobs())
                    .extracting(OutcomeTest::runTime)
                    .isEqualTo(other.jobs().stream().map(OutcomeTest::runTime).toList());
            assertThat(one.jobs())
                    .extracting(SimulatedJob::seed)
                    .isEqualTo(other.jobs().stream().map(SimulatedJob::seed).toList());
        }
    }

    @Test
    void run_times_that_were_asked_for_with_a_deviation_lie_around_their_mean_whatever_the_model() {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.EPOCH))
                .runTime(Duration.ofSeconds(7), Duration.ofMillis(1500))
                .activeLimit(1_000)
                .randomSeed(7)
                .start()) {
            Client client = new Client(simulator);
            for (int i = 0; i < 100; i++) {
                client.accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");
                client.accepted("flux-2-klein-4b", "{\"prompt\":\"a kite\"}");
            }

            double[] seconds = simulator.jobs().stream()
                    .mapToDouble(job -> runTime(job).toMillis() / 1000.0)
                    .toArray();
            double mean = Arrays.stream(seconds).average().orElseThrow();
            double square = Arrays.stream(seconds)
                    .map(time -> (time - mean) * (time - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isBetween(6.6, 7.4);
            assertThat(Math.sqrt(square)).isBetween(1.2, 1.8);
        }
    }

    private static FluxSimulator scattered() {
        return FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.EPOCH))
                .runTimeScale(0.5)
                .randomSeed(7)
                .start();
    }

    private static Duration runTime(SimulatedJob job) {
        return Duration.between(job.submittedAt(), job.endsAt());
    }

    private static String status(Client client, JsonNode accepted) {
        return Client.json(client.poll(accepted)).get("status").textValue();
    }
}

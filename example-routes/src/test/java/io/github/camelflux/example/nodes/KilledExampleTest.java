package io.github.camelflux.example.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.example.OutsideS3;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.example.queue.JmsClient;
import io.github.camelflux.example.queue.OutsideArtemis;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatedJob;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Origin;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * {@code kill -9} with all permits in use, and a second start on the same folders. When the process is killed,
 *
 * <ul>
 *   <li>the picture of one prompt is in the bucket, and the process has not heard so yet,
 *   <li>a message of the queue was acknowledged, and its job runs,
 *   <li>50 prompts were taken; 23 of their jobs run, one of them was accepted by an answer that is on its way; 27 wait in line,
 *   <li>one more is in the inbox under the name that one of the 50 had.
 * </ul>
 */
@TestInstance(Lifecycle.PER_CLASS)
class KilledExampleTest {

    private static final String KEY = "a-key";
    private static final int PROMPTS = 50;
    private static final int PERMITS = 24;
    private static final String ANSWERS = "answers";
    private static final Duration RUN_TIME = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SimulatorClock clock = SimulatorClock.real();

    private FluxSimulator simulator;
    private OutsideS3 s3;
    private S3Client bucket;
    private OutsideArtemis broker;
    private ExampleProcess second;
    private Path inbox;
    private String unanswered;
    private Message answer;

    @BeforeAll
    void killAndStartAgain(@TempDir Path home) throws Exception {
        inbox = Files.createDirectories(home.resolve("data/inbox"));
        simulator = FluxSimulator.builder()
                .key(KEY)
                .clock(clock)
                .runTime(RUN_TIME)
                .linkLifetime(Duration.ofDays(1))
                .render(Render.FLAT)
                .start();
        s3 = new OutsideS3(home.resolve("s3"));
        bucket = s3.client();
        broker = new OutsideArtemis(home.resolve("broker"));
        List<String> options = Stream.of(
                        Stream.of(OutsideSimulator.options(simulator, KEY)),
                        Stream.of(s3.options()),
                        Stream.of(broker.options()),
                        ExampleProcess.SHORT_LEASE.stream())
                .flatMap(option -> option)
                .toList();
        // The first is the picture that is stored before, the last the one whose answer is on its way.
        answerAllBut(PERMITS + 1);
        Runnable release;
        try (ExampleProcess first =
                ExampleProcess.begin(home.resolve("data"), options).ready()) {
            release = s3.holdNextAnswer();
            drop("early.txt", "A picture that is early");
            accepted(1);
            clock.advance(RUN_TIME);
            await().atMost(PATIENCE).until(() -> objects().size() == 1);
            send("A picture for a message");
            accepted(2);
            drop("twin.txt", "The elder twin");
            accepted(3);
            // It is not taken while the other one is in work.
            drop("twin.txt", "The younger twin");
            IntStream.rangeClosed(2, PROMPTS).forEach(n -> drop("prompt-%02d.txt".formatted(n), "Picture number " + n));
            accepted(PERMITS);
            await().atMost(PATIENCE).until(() -> simulator.activeJobs(KEY) == PERMITS && waiting() == 1);
            try (JmsClient client = broker.client()) {
                client.drained(JmsClient.PROMPTS);
            }
        }
        release.run();
        unanswered = simulator.jobs().stream()
                .filter(job -> !asked().contains(job.id()))
                .map(SimulatedJob::prompt)
                .collect(Collectors.joining());
        assertThat(RunningExample.files(inbox.resolve(".working"))).hasSize(PROMPTS + 1);

        second = ExampleProcess.begin(home.resolve("data"), options).ready();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            clock.advance(RUN_TIME);
            return prompts("done") + prompts("failed") == PROMPTS + 2;
        });
        try (JmsClient client = broker.client()) {
            answer = client.receive(ANSWERS);
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (second != null) {
            second.close();
        }
        broker.close();
        bucket.close();
        s3.close();
        simulator.close();
    }

    @Test
    void nothing_is_on_the_bill_twice() {
        assertThat(simulator.bill().byPrompt()).hasSize(PROMPTS + 3).allSatisfy((prompt, charges) -> assertThat(charges)
                .isEqualTo(1));
    }

    @Test
    void every_prompt_but_the_one_whose_answer_was_on_its_way_has_one_picture_in_the_bucket() throws Exception {
        assertThat(prompts("done")).isEqualTo(PROMPTS + 1);
        List<String> stems = pictures().stream()
                .filter(key -> !key.startsWith("queue-"))
                .map(key -> key.replaceFirst("-[0-9a-f]{32}\\.jpg$", ""))
                .sorted()
                .toList();
        assertThat(stems).hasSize(PROMPTS + 1).containsOnlyOnce("early");
        assertThat(stems.stream().filter("twin"::equals)).hasSize(2);
        assertThat(stems.stream().distinct()).hasSize(PROMPTS);
        assertThat(objects()).filteredOn(key -> key.endsWith(".receipt.json")).hasSize(PROMPTS + 2);
        assertThat(RunningExample.files(inbox.resolve(".working"))).isEmpty();
    }

    @Test
    void the_prompt_whose_answer_was_on_its_way_is_put_away_as_unknown_and_not_sent_again() throws Exception {
        Path reason = RunningExample.files(inbox.resolve("failed")).stream()
                .filter(file -> file.toString().endsWith(".reason.txt"))
                .findFirst()
                .orElseThrow();

        assertThat(reason)
                .content()
                .contains("io.github.camelflux.FluxUnknownOutcomeException")
                .endsWith("Charged: UNKNOWN\n");
        assertThat(Path.of(reason.toString().replace(".reason.txt", ""))).hasContent(unanswered);
        assertThat(prompts("failed")).isEqualTo(1);
        assertThat(simulator.bill().count(unanswered)).isEqualTo(1);
    }

    @Test
    void a_prompt_whose_name_another_one_has_taken_meanwhile_is_known_again() {
        assertThat(Stream.of("twin.txt", "twin-2.txt").map(name -> content(inbox.resolve("done/" + name))))
                .containsExactlyInAnyOrder("The elder twin", "The younger twin");
    }

    @Test
    void a_message_that_was_acknowledged_before_is_answered_with_a_picture_in_the_bucket() throws Exception {
        JsonNode said = JmsClient.json(answer);
        assertThat(answer.getJMSCorrelationID()).isEqualTo("order 17");
        assertThat(said.path("outcome").asText()).isEqualTo("picture");
        assertThat(pictures().stream().filter(key -> key.startsWith("queue-")))
                .singleElement()
                .satisfies(key -> assertThat(said.path("picture").asText()).endsWith("/pictures/" + key));
        assertThat(simulator.bill().count("A picture for a message")).isEqualTo(1);
        try (JmsClient client = broker.client()) {
            assertThat(client.left(JmsClient.PROMPTS)).isZero();
            assertThat(client.left(JmsClient.FAILED)).isZero();
            assertThat(client.left(JmsClient.DEAD_LETTERS)).isZero();
        }
    }

    private void answerAllBut(int nth) {
        AtomicInteger submitted = new AtomicInteger();
        simulator.faults().always(Endpoint.SUBMIT, Fault.of("one is not answered", met -> met.proceed()
                .thenAccept(reply -> {
                    if (submitted.incrementAndGet() != nth) {
                        met.send(reply);
                    }
                })));
    }

    private void drop(String name, String prompt) {
        try {
            Files.move(Files.writeString(inbox.resolveSibling(name), prompt), inbox.resolve(name));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void send(String prompt) {
        try (JmsClient client = broker.client()) {
            client.send(context -> {
                Message message = context.createTextMessage(prompt);
                message.setJMSReplyTo(context.createQueue(ANSWERS));
                message.setJMSCorrelationID("order 17");
                return message;
            });
        }
    }

    /** Waits until so many jobs are accepted and in the job store: before that nobody asks for them. */
    private void accepted(int jobs) {
        await().atMost(PATIENCE).until(() -> asked().size() == jobs);
    }

    private Set<String> asked() {
        return simulator.requests().stream()
                .filter(request -> request.origin() == Origin.POLLING)
                .flatMap(request -> request.query().getOrDefault("id", List.of()).stream())
                .collect(Collectors.toSet());
    }

    /** How many files nobody has taken. */
    private long waiting() {
        return RunningExample.files(inbox).stream()
                .filter(file -> file.getParent().equals(inbox))
                .count();
    }

    private long prompts(String folder) {
        return RunningExample.files(inbox.resolve(folder)).stream()
                .filter(file -> file.toString().endsWith(".txt"))
                .filter(file -> !file.toString().endsWith(".reason.txt"))
                .count();
    }

    private List<String> pictures() {
        return objects().stream().filter(key -> key.endsWith(".jpg")).toList();
    }

    private List<String> objects() {
        boolean made = bucket.listBuckets().buckets().stream()
                .anyMatch(any -> any.name().equals("pictures"));
        return made
                ? bucket.listObjectsV2Paginator(list -> list.bucket("pictures")).contents().stream()
                        .map(S3Object::key)
                        .toList()
                : List.of();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

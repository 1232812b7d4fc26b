package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class KafkaConsumerTest extends PageRoutes {

    /** What a job is to end with, so that it fails at the provider after it was charged. */
    private static final String FAILS = "fail-error";

    private static final String THREAD = "KafkaConsumer[";

    private static KafkaServer kafka;

    private String topic;

    @BeforeAll
    static void startServer() {
        kafka = new KafkaServer();
    }

    @AfterAll
    static void stopServer() {
        kafka.close();
    }

    @BeforeEach
    void takeATopicOfOurOwn(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void a_record_is_committed_by_a_timer_after_its_picture_is_there() throws Exception {
        send("fox 1", "fox 2");
        start(committingOften("kafka"));
        provider.awaitRunning(1);
        HeldThreads.awaitExactly(1, THREAD);
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(kafka.committed(topic)).isZero());

        await().until(() -> {
            provider.endJobs();
            return kafka.committed(topic) == 2;
        });
        assertThat(provider.bought()).isEqualTo(2);
    }

    @Test
    void every_job_holds_a_consumer_and_its_partition() throws Exception {
        kafka.create(topic, 3);
        start(listening("kafka").set("camel.component.kafka.consumersCount", "3"));
        kafka.awaitConsumers(topic, 3);
        for (int prompt = 0; prompt < 6; prompt++) {
            kafka.send(topic, prompt % 3, "fox " + prompt);
        }

        provider.awaitRunning(3);
        HeldThreads.awaitExactly(3, THREAD);
    }

    @Test
    void by_default_a_record_whose_job_failed_is_passed_over() throws Exception {
        send(FAILS, "fox");
        start(committingOften("kafka"));

        await().until(() -> {
            provider.endJobs();
            return kafka.committed(topic) == 2;
        });
        assertThat(provider.bought(FAILS)).isOne();
        assertThat(provider.bought("fox")).isOne();
    }

    @Test
    void by_default_a_stop_passes_over_the_records_that_were_read_and_not_bought() throws Exception {
        send("fox 1", "fox 2", "fox 3");
        Application stopped = start(committingOften("kafka"));
        provider.awaitRunning(1);

        stopWhileTheJobEnds(stopped);

        assertThat(provider.bought()).isOne();
        kafka.awaitCommitted(topic, 3);
    }

    @Test
    void breaking_on_an_error_buys_the_job_that_failed_again_and_again_and_holds_up_its_partition() throws Exception {
        send(FAILS, "fox");
        start(listening("kafka-break"));

        endJobsUntilBought(3);
        assertThat(provider.bought(FAILS)).isGreaterThanOrEqualTo(3);
        assertThat(provider.bought("fox")).isZero();
        assertThat(kafka.committed(topic)).isZero();
    }

    @Test
    void breaking_on_an_error_does_not_keep_a_stop_from_passing_over_what_was_read() throws Exception {
        send("fox 1", "fox 2", "fox 3");
        Application stopped = start(committingOften("kafka-break"));
        provider.awaitRunning(1);

        stopWhileTheJobEnds(stopped);

        assertThat(provider.bought()).isOne();
        kafka.awaitCommitted(topic, 3);
    }

    @Test
    void a_manual_commit_comes_when_the_picture_is_there() throws Exception {
        send("fox 1", "fox 2");
        Setup setup = listening("kafka-manual-commit");
        start(setup);
        provider.awaitRunning(1);
        HeldThreads.awaitExactly(1, THREAD);
        assertThat(kafka.committed(topic)).isZero();

        provider.endJobs();

        kafka.awaitCommitted(topic, 1);
        assertThat(setup.pictures().files()).hasSize(1);
    }

    @Test
    void with_a_manual_commit_a_record_whose_picture_could_not_be_stored_is_read_again_and_not_bought_again()
            throws Exception {
        send("fox");
        Setup setup = listening("kafka-manual-commit");
        Files.createFile(setup.pictures().path());
        Application application = start(setup);
        provider.awaitRunning(1);
        provider.endJobs();
        application.awaitFailures(2);
        Files.delete(setup.pictures().path());

        kafka.awaitCommitted(topic, 1);
        assertThat(setup.pictures().files()).hasSize(1);
        assertThat(provider.bought()).isOne();
    }

    @Test
    void with_a_manual_commit_a_stop_leaves_the_records_that_were_not_bought() throws Exception {
        send("fox 1", "fox 2", "fox 3");
        Application stopped = start(committingOften("kafka-manual-commit"));
        provider.awaitRunning(1);

        stopWhileTheJobEnds(stopped);

        assertThat(provider.bought()).isOne();
        assertThat(kafka.committed(topic)).isEqualTo(1);
    }

    @Test
    void at_acceptance_a_record_is_committed_while_its_job_runs_and_no_thread_waits() throws Exception {
        send("fox 1", "fox 2", "fox 3");
        Setup setup = listening("kafka-at-acceptance");
        start(setup);

        provider.awaitRunning(3);
        kafka.awaitCommitted(topic, 3);
        HeldThreads.awaitNone();

        provider.endJobs();
        setup.pictures().awaitFiles(3);
    }

    @Test
    void at_acceptance_a_record_without_a_permit_holds_the_consumer_and_is_not_committed() throws Exception {
        send("fox 1", "fox 2", "fox 3");
        start(listening("kafka-at-acceptance").flux("maxInFlight", 2));

        provider.awaitRunning(2);
        kafka.awaitCommitted(topic, 2);
        HeldThreads.awaitExactly(1, THREAD);
    }

    @Test
    void a_record_whose_picture_takes_longer_than_the_poll_interval_is_given_to_another_consumer_and_not_bought_again()
            throws Exception {
        send("fox");
        start(listening("kafka")
                .set("camel.component.kafka.consumersCount", "2")
                .set("camel.component.kafka.maxPollIntervalMs", "2000"));
        provider.awaitRunning(1);

        HeldThreads.awaitExactly(2, THREAD);
        assertThat(provider.bought()).isOne();
    }

    /** The stop is under way before the job ends, as it is when a deployment meets a running job. */
    private void stopWhileTheJobEnds(Application application) {
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(application::close);
        await().until(() -> application.context().isStopping());
        provider.endJobs();
        stopped.join();
    }

    private void endJobsUntilBought(int pictures) {
        await().until(() -> {
            provider.endJobs();
            return provider.bought() >= pictures;
        });
    }

    private Setup listening(String route) {
        return kafka.connect(setup(route), topic);
    }

    /** With a timer for commits that runs out while a job runs, as the five seconds of the default do. */
    private Setup committingOften(String route) {
        return listening(route).set("camel.component.kafka.autoCommitIntervalMs", "50");
    }

    private void send(String... prompts) throws ExecutionException, InterruptedException {
        kafka.create(topic, 1);
        for (String prompt : prompts) {
            kafka.send(topic, 0, prompt);
        }
    }
}

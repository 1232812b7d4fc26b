package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmsConsumerTest extends PageRoutes {

    /** What a job is to end with, so that it fails at the provider after it was charged. */
    private static final String FAILS = "fail-error";

    private static final String THREAD = "JmsConsumer[";

    private static JmsBroker broker;

    private String queue;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new JmsBroker();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
    }

    @BeforeEach
    void takeAQueueOfOurOwn(TestInfo test) {
        queue = (test.getTestMethod().orElseThrow().getName() + test.getDisplayName()).replaceAll("\\W", "-");
    }

    @Test
    void by_default_a_message_is_acknowledged_before_its_picture_is_bought() {
        broker.send(queue, "fox 1", "fox 2", "fox 3");
        start(listening("jms"));
        provider.awaitRunning(1);

        broker.awaitUnacknowledged(queue, 2);
        HeldThreads.awaitExactly(1, THREAD);
    }

    @Test
    void by_default_a_message_whose_job_failed_is_gone() {
        broker.send(queue, FAILS);
        Application application = start(listening("jms"));
        provider.awaitRunning(1);

        provider.endJobs();

        application.awaitNothingInFlight();
        assertThat(broker.unacknowledged(queue)).isZero();
        assertThat(provider.bought()).isOne();
    }

    @Test
    void an_asynchronous_consumer_takes_a_whole_queue_and_no_thread_waits() {
        String[] prompts = prompts(30);
        broker.send(queue, prompts);
        start(listening("jms-async").flux("maxInFlight", 20));

        provider.awaitRunning(20);
        broker.awaitUnacknowledged(queue, 0);
        HeldThreads.awaitNone();
    }

    @Test
    void an_asynchronous_consumer_loses_what_finds_no_place() {
        long dead = broker.dead();
        broker.send(queue, prompts(4));
        Application application =
                start(listening("jms-async").flux("maxInFlight", 1).flux("maxQueued", 1));
        provider.awaitRunning(1);
        broker.awaitUnacknowledged(queue, 0);

        await().until(() -> {
            provider.endJobs();
            return application.context().getInflightRepository().size() == 0;
        });

        assertThat(provider.bought()).isEqualTo(2);
        assertThat(broker.unacknowledged(queue)).isZero();
        assertThat(broker.dead()).isEqualTo(dead);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jms-client-ack", "jms-transacted"})
    void a_message_is_acknowledged_when_its_picture_is_there(String route) {
        broker.send(queue, "fox 1", "fox 2");
        Setup setup = listening(route);
        start(setup);
        provider.awaitRunning(1);
        HeldThreads.awaitExactly(1, THREAD);
        assertThat(broker.unacknowledged(queue)).isEqualTo(2);

        provider.endJobs();

        broker.awaitUnacknowledged(queue, 1);
        assertThat(setup.pictures().files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jms", "jms-client-ack", "jms-transacted"})
    void every_job_holds_a_consumer_of_its_own(String route) {
        start(listening(route).set("camel.component.jms.concurrentConsumers", "3"));
        await().until(() -> broker.consumers(queue) >= 3);
        broker.send(queue, prompts(3));

        provider.awaitRunning(3);
        HeldThreads.awaitExactly(3, THREAD);
    }

    @Test
    void a_transaction_is_synchronous_even_if_the_consumer_is_asynchronous() {
        broker.send(queue, "fox 1", "fox 2");
        start(listening("jms-transacted").set("camel.component.jms.asyncConsumer", "true"));

        provider.awaitRunning(1);
        HeldThreads.awaitExactly(1, THREAD);
        assertThat(broker.unacknowledged(queue)).isEqualTo(2);
    }

    @Test
    void an_asynchronous_consumer_acknowledges_before_the_picture_whatever_the_acknowledgement_mode() {
        broker.send(queue, "fox 1", "fox 2");
        start(listening("jms-client-ack").set("camel.component.jms.asyncConsumer", "true"));

        provider.awaitRunning(2);
        broker.awaitUnacknowledged(queue, 0);
        HeldThreads.awaitNone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jms-client-ack", "jms-transacted"})
    void a_picture_that_could_not_be_stored_is_not_bought_again_when_its_message_comes_back(String route)
            throws IOException {
        long dead = broker.dead();
        broker.send(queue, "fox");
        Setup setup = listening(route);
        Files.createFile(setup.pictures().path());
        start(setup);
        provider.awaitRunning(1);

        provider.endJobs();

        await().until(() -> broker.dead() > dead);
        assertThat(provider.bought()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jms-client-ack", "jms-transacted"})
    void a_job_that_failed_is_bought_again_with_every_redelivery(String route) {
        long dead = broker.dead();
        broker.send(queue, FAILS);
        start(listening(route));

        await().until(() -> {
            provider.endJobs();
            return broker.dead() > dead;
        });
        assertThat(provider.bought()).isEqualTo(JmsBroker.DELIVERIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jms-client-ack", "jms-transacted"})
    void a_stop_leaves_the_message_whose_picture_is_not_there(String route) {
        long dead = broker.dead();
        broker.send(queue, "fox");
        Application stopped = start(listening(route));
        provider.awaitRunning(1);

        stopped.close();

        broker.awaitUnacknowledged(queue, 1);
        assertThat(broker.dead()).isEqualTo(dead);
    }

    @Test
    void a_consumer_takes_messages_ahead_that_others_could_begin_with() {
        broker.send(queue, prompts(4));
        start(listening("jms-transacted"));

        provider.awaitRunning(1);
        broker.awaitTaken(queue, 4);
    }

    @Test
    void a_consumer_without_a_window_takes_the_message_that_it_works_on() {
        broker.send(queue, prompts(4));
        start(broker.connect(setup("jms-transacted"), queue, "?consumerWindowSize=0"));

        provider.awaitRunning(1);
        broker.awaitTaken(queue, 1);
    }

    @Test
    void a_transaction_makes_a_connection_for_every_message() {
        long before = broker.connectionsMade();
        broker.send(queue, prompts(5));
        start(listening("jms-transacted"));

        await().until(() -> {
            provider.endJobs();
            return broker.unacknowledged(queue) == 0;
        });
        assertThat(broker.connectionsMade() - before).isGreaterThan(5);
    }

    @Test
    void a_cached_consumer_keeps_its_connection() {
        broker.send(queue, prompts(5));
        long before = broker.connectionsMade();
        start(listening("jms-at-acceptance"));

        provider.awaitRunning(5);
        broker.awaitUnacknowledged(queue, 0);
        assertThat(broker.connectionsMade() - before).isOne();
    }

    @Test
    void at_acceptance_a_message_that_was_not_accepted_is_delivered_again_and_nothing_is_bought() {
        long dead = broker.dead();
        broker.send(queue, "fox");
        start(listening("jms-at-acceptance").flux("apiKey", Provider.KEY_WITHOUT_CREDIT));

        await().until(() -> broker.dead() > dead);
        assertThat(provider.bought()).isZero();
    }

    @Test
    void at_acceptance_messages_are_acknowledged_while_their_jobs_run_and_no_thread_waits() {
        broker.send(queue, prompts(24));
        Setup setup = listening("jms-at-acceptance");
        start(setup);

        provider.awaitRunning(24);
        broker.awaitUnacknowledged(queue, 0);
        HeldThreads.awaitNone();

        provider.endJobs();
        setup.pictures().awaitFiles(24);
    }

    @Test
    void at_acceptance_a_message_without_a_permit_holds_the_consumer_and_stays_in_the_queue() {
        broker.send(queue, prompts(5));
        start(listening("jms-at-acceptance").flux("maxInFlight", 2));
        provider.awaitRunning(2);
        broker.awaitUnacknowledged(queue, 3);
        HeldThreads.awaitExactly(1, THREAD);

        provider.endJobs();

        broker.awaitUnacknowledged(queue, 1);
        assertThat(provider.mostRunning()).isEqualTo(2);
    }

    private Setup listening(String route) {
        return broker.connect(setup(route), queue);
    }

    private static String[] prompts(int number) {
        String[] prompts = new String[number];
        for (int i = 0; i < number; i++) {
            prompts[i] = "fox " + (i + 1);
        }
        return prompts;
    }
}

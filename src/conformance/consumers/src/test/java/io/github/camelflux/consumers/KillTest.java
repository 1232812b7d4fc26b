package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What comes back when the process is killed while jobs run. One process runs all routes of the page, each with one message whose
 * prompt is the id of its route; it is killed, and all routes are started again. Jobs are remembered in memory: whatever comes back
 * is bought again.
 */
@TestInstance(Lifecycle.PER_CLASS)
class KillTest {

    private static final List<String> FOLDERS = List.of(
            "file",
            "file-unguarded",
            "file-per-poll",
            "file-when-full",
            "file-read-lock",
            "split-parallel",
            "split-when-full",
            "direct",
            "seda");
    private static final List<String> QUEUES_THAT_LOSE = List.of("jms", "jms-async", "jms-at-acceptance");
    private static final List<String> QUEUES_THAT_KEEP = List.of("jms-client-ack", "jms-transacted");
    private static final List<String> TOPICS = List.of("kafka", "kafka-break", "kafka-manual-commit");
    private static final List<String> SERVERS = List.of("platform-http", "netty-http");

    private final Provider provider = new Provider();
    private final KafkaServer kafka = new KafkaServer();
    private final JmsBroker broker;
    private final Map<String, Setup> setups = new LinkedHashMap<>();
    private final Map<String, Clients> clients = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<HttpResponse<byte[]>>> answers = new LinkedHashMap<>();
    private final List<Application> startedAgain = new ArrayList<>();

    private Path directory;

    KillTest() throws Exception {
        broker = new JmsBroker();
    }

    @BeforeAll
    void killAndStartAgain(@TempDir Path folder) throws Exception {
        directory = folder;
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        setUp();
        OtherProcess process = OtherProcess.start(List.copyOf(setups.values()));
        try {
            setups.get("split").inbox().drop("lines.txt", "line 1\nline 2");
            provider.awaitRunning(1);
            provider.endJobs();
            await().until(() -> provider.bought("line 2") == 1);
            send();
            provider.awaitRunning(setups.size());
            answers.get("platform-http-at-acceptance").join();
            kafka.awaitCommitted("kafka-at-acceptance", 1);
            broker.awaitUnacknowledged("jms-at-acceptance", 0);
        } finally {
            process.kill();
        }
        provider.endJobs();
        setups.values().forEach(setup -> startedAgain.add(Application.start(setup)));
    }

    @ParameterizedTest
    @FieldSource("FOLDERS")
    void a_file_is_read_and_bought_again(String route) {
        awaitBoughtTwice(route);
    }

    @Test
    void a_message_that_is_split_comes_back_whole_and_the_parts_that_were_done_are_bought_again() {
        awaitBoughtTwice("line 1");
    }

    @ParameterizedTest
    @FieldSource("QUEUES_THAT_LOSE")
    void a_jms_message_that_was_acknowledged_does_not_come_back(String route) {
        assertThat(broker.unacknowledged(route)).isZero();
        assertThat(provider.bought(route)).isOne();
        assertThat(setups.get(route).pictures().files()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("QUEUES_THAT_KEEP")
    void a_jms_message_that_was_not_acknowledged_is_delivered_and_bought_again(String route) {
        awaitBoughtTwice(route);
    }

    @ParameterizedTest
    @FieldSource("TOPICS")
    void a_record_that_was_not_committed_is_read_and_bought_again(String topic) {
        awaitBoughtTwice(topic);
    }

    @Test
    void a_record_that_was_committed_at_acceptance_does_not_come_back() {
        assertThat(kafka.committed("kafka-at-acceptance")).isOne();
        assertThat(provider.bought("kafka-at-acceptance")).isOne();
        assertThat(setups.get("kafka-at-acceptance").pictures().files()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVERS")
    void a_client_s_connection_breaks_and_the_client_buys_again(String route) {
        assertThatThrownBy(answers.get(route)::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(provider.bought(route)).isOne();

        clients.get(route).ask(route);

        awaitBoughtTwice(route);
    }

    @Test
    void a_client_that_was_answered_at_acceptance_hears_no_more_of_its_job() {
        assertThat(answers.get("platform-http-at-acceptance").join().statusCode())
                .isEqualTo(202);
        assertThat(provider.bought("platform-http-at-acceptance")).isOne();
        assertThat(setups.get("platform-http-at-acceptance").pictures().files()).isEmpty();
    }

    private void setUp() throws Exception {
        FOLDERS.forEach(this::setUp);
        setUp("split");
        QUEUES_THAT_LOSE.forEach(queue -> broker.connect(setUp(queue), queue));
        QUEUES_THAT_KEEP.forEach(queue -> broker.connect(setUp(queue), queue));
        for (String topic : TOPICS) {
            setUpTopic(topic);
        }
        setUpTopic("kafka-at-acceptance");
        setUpServer("platform-http");
        setUpServer("platform-http-at-acceptance");
        int netty = Clients.freePort();
        setUp("netty-http").set("port", Integer.toString(netty));
        clients.put("netty-http", new Clients(netty));
    }

    private void setUpTopic(String topic) throws ExecutionException, InterruptedException {
        kafka.create(topic, 1);
        kafka.connect(setUp(topic), topic);
    }

    private void setUpServer(String route) throws IOException {
        int port = Clients.freePort();
        Application.serve(setUp(route), port);
        clients.put(route, new Clients(port));
    }

    private Setup setUp(String route) {
        Setup setup = new Setup(route, directory, provider);
        setups.put(route, setup);
        return setup;
    }

    private void send() throws ExecutionException, InterruptedException {
        FOLDERS.forEach(route -> setups.get(route).inbox().drop("prompt.txt", route));
        QUEUES_THAT_LOSE.forEach(route -> broker.send(route, route));
        QUEUES_THAT_KEEP.forEach(route -> broker.send(route, route));
        for (String topic : TOPICS) {
            kafka.send(topic, 0, topic);
        }
        kafka.send("kafka-at-acceptance", 0, "kafka-at-acceptance");
        clients.forEach((route, client) -> answers.put(route, client.ask(route)));
    }

    private void awaitBoughtTwice(String prompt) {
        await().untilAsserted(() -> assertThat(provider.bought(prompt)).isEqualTo(2));
    }

    @AfterAll
    void close() throws Exception {
        provider.endJobs();
        startedAgain.forEach(Application::close);
        broker.close();
        kafka.close();
        provider.close();
    }
}

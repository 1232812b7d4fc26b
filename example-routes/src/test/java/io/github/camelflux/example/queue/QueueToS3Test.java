package io.github.camelflux.example.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.example.Since;
import io.github.camelflux.example.StoredPicture;
import io.github.camelflux.simulator.FluxSimulator;
import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One message, one picture, one charge, and the answer to whoever asks for one. */
class QueueToS3Test {

    private static final String ANSWERS = "answers";

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static RunningExample example;
    private static JmsClient client;

    private Since since;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
        example = RunningExample.in(home, OutsideSimulator.options(simulator, "a-key"));
        client = JmsClient.of(example);
    }

    @BeforeEach
    void tidy() {
        example.tidy();
        since = Since.now(simulator);
    }

    /** So that nothing of one test comes to the next. */
    @AfterEach
    void all_pictures_are_stored() {
        client.drained(JmsClient.PROMPTS);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> example.keys().size() == 2 * since.bill().count());
    }

    @AfterAll
    static void stop() {
        client.close();
        example.close();
        simulator.close();
    }

    @Test
    void a_text_is_a_prompt_and_its_receipt_is_the_answer() throws Exception {
        client.send(context -> {
            Message prompt = asking(context, "A cat in a spacesuit");
            prompt.setJMSCorrelationID("order 17");
            return prompt;
        });

        Message answer = client.receive(ANSWERS);
        JsonNode said = JmsClient.json(answer);
        assertThat(answer).isInstanceOf(TextMessage.class);
        assertThat(answer.getJMSCorrelationID()).isEqualTo("order 17");
        assertThat(said.path("outcome").asText()).isEqualTo("picture");
        assertThat(said.path("receipt").path("model").asText()).isEqualTo("flux-2-pro");
        assertThat(said.path("receipt").path("costUsd").decimalValue())
                .isEqualByComparingTo(since.bill().totalUsd());
        assertThat(said.path("picture").asText())
                .endsWith("/pictures/" + example.pictureKeys().get(0));
        StoredPicture picture = example.picture("queue");
        assertThat(picture.contentType()).isEqualTo("image/jpeg");
        assertThat(picture.format()).isEqualTo("jpeg");
        assertThat(picture.receipt()).isEqualTo(said.path("receipt"));
        assertThat(since.bill().byPrompt()).containsOnlyKeys("A cat in a spacesuit");
        assertThat(client.left(JmsClient.PROMPTS)).isZero();
    }

    @Test
    void without_a_correlation_id_the_answer_has_the_id_of_the_message() throws Exception {
        String id = client.send(context -> asking(context, "A cat without papers"));

        assertThat(client.receive(ANSWERS).getJMSCorrelationID()).isEqualTo(id);
    }

    @Test
    void an_answer_reaches_a_temporary_queue() throws Exception {
        Destination own = client.context().createTemporaryQueue();
        client.send(context -> asking(context, "A cat that waits at the door", own));

        assertThat(JmsClient.json(client.receive(own)).path("outcome").asText()).isEqualTo("picture");
    }

    @Test
    void json_is_a_request_whether_the_message_says_so_or_not() throws Exception {
        String request =
                "{\"prompt\": \"A heron at dawn\", \"width\": 512, \"height\": 768, \"output_format\": \"png\"}";
        client.send(context -> asking(context, "\n" + request));
        receivedPicture();
        client.send(context -> {
            Message message = asking(context, request.replace("dawn", "dusk"));
            message.setStringProperty("Content_HYPHEN_Type", "application/json; charset=UTF-8");
            return message;
        });
        receivedPicture();

        assertThat(since.bill().byPrompt()).containsOnlyKeys("A heron at dawn", "A heron at dusk");
        StoredPicture picture = example.picture("queue");
        assertThat(picture.format()).isEqualTo("png");
        assertThat(picture.width()).isEqualTo(512);
        assertThat(picture.height()).isEqualTo(768);
    }

    @Test
    void a_prompt_that_is_json_itself_says_that_it_is_text() {
        String prompt = "{\"scene\": \"a harbour\", \"mood\": \"calm\"}";
        client.send(context -> {
            Message message = asking(context, prompt);
            message.setStringProperty("Content_HYPHEN_Type", "text/plain");
            return message;
        });

        receivedPicture();
        assertThat(since.bill().byPrompt()).containsOnlyKeys(prompt);
    }

    @Test
    void bytes_are_read_as_text_and_as_requests() {
        client.send(context -> bytes(context, "Ein Kätzchen aus Bytes"));
        receivedPicture();
        client.send(context -> bytes(context, "{\"prompt\": \"Ein Büffel\", \"width\": 512, \"height\": 512}"));
        receivedPicture();

        assertThat(since.bill().byPrompt()).containsOnlyKeys("Ein Kätzchen aus Bytes", "Ein Büffel");
    }

    @Test
    void headers_that_belong_to_camel_are_not_taken_from_a_message_however_they_are_written() {
        for (int n = 1; n <= 2; n++) {
            String prompt = "Cat number " + n;
            client.send(context -> {
                Message message = asking(context, prompt);
                message.setStringProperty("CAmelFluxModel", "flux-dev");
                message.setStringProperty("CAMELFLUXIDEMPOTENCYKEY", "one for all");
                message.setStringProperty("CAMELFILENAME", "../../elsewhere.txt");
                message.setStringProperty("CAMELJMSDESTINATIONNAME", "elsewhere");
                return message;
            });
            assertThat(receivedPicture().path("receipt").path("model").asText()).isEqualTo("flux-2-pro");
        }

        assertThat(since.bill().byPrompt()).containsOnlyKeys("Cat number 1", "Cat number 2");
        assertThat(example.pictureKeys()).hasSize(2).allMatch(key -> key.startsWith("queue-"));
    }

    @Test
    void a_message_that_wants_no_answer_gets_none() {
        client.send("A cat of few words");
        client.send(context -> asking(context, "A cat of many words"));
        receivedPicture();

        assertThat(client.left(ANSWERS)).isZero();
        assertThat(client.left(JmsClient.UNANSWERED)).isZero();
    }

    @Test
    void an_answer_to_what_is_no_queue_is_put_where_it_is_found_and_the_picture_stays() throws Exception {
        client.send(context -> asking(context, "A cat for everybody", context.createTopic("news")));

        Message answer = client.receive(JmsClient.UNANSWERED);
        assertThat(JmsClient.json(answer).path("outcome").asText()).isEqualTo("picture");
        assertThat(answer.getStringProperty("answerTo")).contains("news");
        assertThat(example.pictureKeys()).hasSize(1);
        assertThat(since.bill().count()).isEqualTo(1);
    }

    @Test
    void an_answer_that_is_wanted_in_the_queue_of_prompts_buys_nothing() {
        client.send(context -> asking(context, "A cat in a loop", context.createQueue(JmsClient.PROMPTS)));

        JsonNode said = client.json(JmsClient.FAILED);
        assertThat(said.path("exception").asText()).endsWith("FluxRequestException");
        assertThat(said.path("request").asText()).contains("costUsd");
        assertThat(since.bill().count()).isEqualTo(1);
        assertThat(client.left(JmsClient.PROMPTS)).isZero();
    }

    @Test
    void what_is_posted_to_the_door_is_put_on_the_queue() throws Exception {
        HttpResponse<String> taken = post("text/plain", "Ein Bär vor der Tür");
        HttpResponse<String> request = post("application/json", "{\"prompt\": \"A bear in JSON\"}");

        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(taken.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        assertThat(taken.body()).contains("messageId", "ID:");
        assertThat(request.statusCode()).isEqualTo(202);
        client.send(context -> asking(context, "A cat behind the bears"));
        receivedPicture();
        assertThat(since.bill().byPrompt())
                .containsOnlyKeys("Ein Bär vor der Tür", "A bear in JSON", "A cat behind the bears");
    }

    @Test
    void the_door_takes_text_and_json_only_and_only_by_post() throws Exception {
        assertThat(post("application/x-www-form-urlencoded", "A bear").statusCode())
                .isEqualTo(415);
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(door()).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(405);
        assertThat(since.requests()).isEmpty();
    }

    private JsonNode receivedPicture() {
        JsonNode said = client.json(ANSWERS);
        assertThat(said.path("outcome").asText()).as(said.toString()).isEqualTo("picture");
        return said;
    }

    private HttpResponse<String> post(String type, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(door())
                                .header("Content-Type", type)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private URI door() {
        return URI.create("http://127.0.0.1:" + example.setting("local.server.port") + "/api/queue");
    }

    private static TextMessage asking(JMSContext context, String text) throws JMSException {
        return asking(context, text, context.createQueue(ANSWERS));
    }

    private static TextMessage asking(JMSContext context, String text, Destination answers) throws JMSException {
        TextMessage message = context.createTextMessage(text);
        message.setJMSReplyTo(answers);
        return message;
    }

    private static BytesMessage bytes(JMSContext context, String text) throws JMSException {
        BytesMessage message = context.createBytesMessage();
        message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        message.setJMSReplyTo(context.createQueue(ANSWERS));
        return message;
    }
}

package io.github.camelflux.example.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One request, one picture, one charge; the picture is on the FTP server, on the SFTP server and to be had over HTTP. */
class PictureOverHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static RunningExample example;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
        example = RunningExample.in(home, OutsideSimulator.options(simulator, "a-key"));
        api = Api.of(example);
    }

    @AfterAll
    static void stop() {
        example.close();
        simulator.close();
    }

    @Test
    void a_json_request_is_accepted_at_once_and_its_picture_is_fetched_later() {
        HttpResponse<byte[]> accepted = api.json("""
                {"prompt": "A heron at dawn", "width": 512, "height": 768, "seed": 7, "output_format": "png"}
                """);

        assertThat(accepted.statusCode()).isEqualTo(202);
        String id = Api.header(accepted, "X-Job-Id");
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(Api.header(accepted, "Location")).isEqualTo("/api/jobs/" + id);
        assertThat(Api.header(accepted, "Retry-After")).matches("[0-9]+");
        assertThat(Api.json(accepted).path("state").asText()).isEqualTo("running");
        HttpResponse<byte[]> tooEarly = api.get("/api/jobs/" + id + "/picture");
        assertThat(tooEarly.statusCode()).isEqualTo(202);
        assertThat(Api.header(tooEarly, "Retry-After")).isNotNull();

        JsonNode job = ended(id);
        assertThat(job.path("state").asText()).isEqualTo("picture");
        assertThat(job.path("receipt").path("seed").asLong()).isEqualTo(7);
        assertThat(job.path("receipt").path("costUsd").decimalValue()).isPositive();
        HttpResponse<byte[]> picture = api.get(job.path("picture").asText());
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(Api.header(picture, "Content-Type")).isEqualTo("image/png");
        assertStored(id, "png", new Picture("png", 512, 768), picture.body());
        assertThat(simulator.bill().count("A heron at dawn")).isEqualTo(1);
    }

    @Test
    void a_text_is_a_prompt_and_a_client_that_prefers_to_wait_gets_the_picture_itself() {
        HttpResponse<byte[]> answer = api.text("Ein Bär im Schnee", "Prefer", "respond-async, wait=25");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Api.header(answer, "Preference-Applied")).isEqualTo("wait=25");
        assertThat(Api.header(answer, "Content-Type")).isEqualTo("image/jpeg");
        String id = Api.header(answer, "X-Job-Id");
        // The client that waited took nothing from the route that stores.
        assertStored(id, "jpg", new Picture("jpeg", 1024, 1024), answer.body());
        assertThat(simulator.bill().count("Ein Bär im Schnee")).isEqualTo(1);
    }

    @Test
    void a_form_with_pictures_edits_them_all() {
        byte[] cat = api.text("A cat to be edited", "Prefer", "wait=25").body();

        HttpResponse<byte[]> answer = api.form(
                Api.form(Map.of("prompt", "Make it night", "width", "512", "height", "512"), cat, cat),
                "Prefer",
                "wait=25");

        assertThat(answer.statusCode()).isEqualTo(200);
        String id = Api.header(answer, "X-Job-Id");
        assertThat(ended(id).path("receipt").path("operation").asText()).isEqualTo("edit");
        assertStored(id, "jpg", new Picture("jpeg", 512, 512), answer.body());
        assertThat(simulator.bill().count("Make it night")).isEqualTo(1);
        int bothInBase64 = 2 * cat.length / 3 * 4;
        assertThat(simulator.requests())
                .filteredOn(request -> request.bodyLength() > bothInBase64)
                .hasSize(1);
    }

    @Test
    void a_form_without_pictures_makes_one() {
        HttpResponse<byte[]> answer = api.form(Api.form(Map.of("prompt", "A form")), "Prefer", "wait=25");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ended(Api.header(answer, "X-Job-Id"))
                        .path("receipt")
                        .path("operation")
                        .asText())
                .isEqualTo("generate");
        assertThat(simulator.bill().count("A form")).isEqualTo(1);
    }

    @Test
    void a_json_request_may_bring_pictures_along() {
        byte[] cat = api.text("A cat in JSON", "Prefer", "wait=25").body();

        HttpResponse<byte[]> answer = api.json(
                "{\"prompt\": \"Like this cat\", \"inputImages\": [\""
                        + Base64.getEncoder().encodeToString(cat) + "\"]}",
                "Prefer",
                "wait=25");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(simulator.bill().count("Like this cat")).isEqualTo(1);
    }

    @Test
    void the_variant_without_threads_answers_the_same() {
        Api netty = Api.withoutThreads(example);

        HttpResponse<byte[]> waited =
                netty.json("{\"prompt\": \"A heron by Netty\", \"outputFormat\": \"png\"}", "Prefer", "wait=120");
        assertThat(waited.statusCode()).isEqualTo(200);
        assertThat(Api.header(waited, "Preference-Applied")).isEqualTo("wait=120");
        String id = Api.header(waited, "X-Job-Id");
        assertStored(id, "png", new Picture("png", 1024, 1024), waited.body());
        HttpResponse<byte[]> accepted = netty.text("A fox by Netty");
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(netty.get(Api.header(accepted, "Location")).statusCode()).isEqualTo(200);
        assertThat(netty.get("/api/jobs/" + id + "/picture").body()).isEqualTo(waited.body());
        assertThat(netty.get("/api/jobs/nobody").statusCode()).isEqualTo(404);
        assertThat(simulator.bill().count("A heron by Netty")).isEqualTo(1);
    }

    @Test
    void a_wait_that_cannot_be_complied_with_is_ignored() {
        for (String wait : new String[] {"wait=26", "wait=0", "wait=-1", "wait=soon", "wait", "wait=99, wait=5"}) {
            HttpResponse<byte[]> answer = api.text("An ignored wait", "Prefer", wait, "Idempotency-Key", "ignored");

            assertThat(answer.statusCode()).as(wait).isEqualTo(202);
            assertThat(Api.header(answer, "Preference-Applied")).as(wait).isNull();
        }
        assertThat(simulator.bill().count("An ignored wait")).isEqualTo(1);
    }

    @Test
    void a_picture_that_the_client_has_is_not_sent_again() {
        HttpResponse<byte[]> answer = api.text("A cat that stays", "Prefer", "wait=25");
        String tag = Api.header(answer, "ETag");

        HttpResponse<byte[]> again = api.get(Api.header(answer, "Content-Location"), "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(Api.header(again, "ETag")).isEqualTo(tag);
        assertThat(api.get(Api.header(answer, "Content-Location"), "If-None-Match", "\"another\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothing_that_a_client_sent_comes_back_and_nothing_inside_comes_out() {
        HttpResponse<byte[]> answer =
                api.text("A discreet cat", "Prefer", "wait=25", "X-Secret", "mine", "Cookie", "session=mine");

        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("camel"))
                .doesNotContain("x-secret", "cookie", "prefer");
    }

    private static JsonNode ended(String id) {
        return await("end of job " + id)
                .atMost(PATIENCE)
                .until(
                        () -> Api.json(api.get("/api/jobs/" + id)),
                        job -> !job.path("state").asText().equals("running"));
    }

    private static void assertStored(String id, String ending, Picture expected, byte[] overHttp) {
        assertThat(Picture.of(overHttp)).isEqualTo(expected);
        for (RemoteFiles server : new RemoteFiles[] {RemoteFiles.ftp(example), RemoteFiles.sftp(example)}) {
            JsonNode receipt = Api.json(server.arrived(id + ".receipt.json"));
            assertThat(receipt.path("jobId").asText()).isEqualTo(id);
            assertThat(receipt.path("outcome").asText()).isEqualTo("picture");
            // The receipt is written last, so the picture is whole by now.
            assertThat(server.read(id + "." + ending)).isEqualTo(overHttp);
        }
    }
}

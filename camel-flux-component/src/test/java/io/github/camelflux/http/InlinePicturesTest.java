package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Blob;
import io.github.camelflux.job.Exchanger.Exchanged;
import io.github.camelflux.provider.DataUri;
import io.github.camelflux.provider.FormBody;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pictures within answers, forms with pictures, over a real connection. */
class InlinePicturesTest {

    private static final int SIZE = 3_000_000;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H'};

    private final Net net = new Net();

    @AfterEach
    void nothingIsLeft() {
        assertThat(net.spool.openFiles()).isZero();
        net.close();
    }

    @Test
    void a_picture_of_an_answer_is_spooled_and_is_the_receivers() throws IOException {
        try (RawServer server = RawServer.saying(200, "", "{\"data\": [{\"b64_json\": \"" + base64() + "\"}]}")) {
            HttpAnswer answer =
                    ExchangeTest.answered(net.exchange(pictures(server.uri("/")))).answer();

            assertThat(net.spool.openFiles()).isEqualTo(1);
            Blob picture = answer.picture(HttpAnswer.mark(0)).orElseThrow();
            try (InputStream in = picture.open()) {
                assertThat(in.readAllBytes()).isEqualTo(pattern(SIZE));
            }
            answer.release();
        }
    }

    @Test
    void an_answer_without_pictures_is_read_the_same() {
        try (RawServer server = RawServer.saying(400, "X-Request-Id: r1\r\n", "{\"error\": {\"message\": \"no\"}}")) {
            HttpAnswer answer =
                    ExchangeTest.answered(net.exchange(pictures(server.uri("/")))).answer();

            assertThat(answer.body()).asString().isEqualTo("{\"error\": {\"message\": \"no\"}}");
            assertThat(answer.header("x-request-id")).hasValue("r1");
            assertThat(answer.pictures()).isEmpty();
        }
    }

    @Test
    void a_picture_that_is_cut_short_is_a_broken_exchange() {
        try (RawServer server = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n{\"b64_json\": \"" + base64());
            socket.close();
        })) {
            ExchangeTest.broken(net.exchange(pictures(server.uri("/"))));
        }
    }

    @Test
    void a_picture_that_is_no_base64_is_a_broken_exchange() {
        try (RawServer server = RawServer.saying(200, "", "{\"b64_json\": \"" + base64() + "?\"}")) {
            Exchanged ended = net.exchange(pictures(server.uri("/")));

            assertThat(ExchangeTest.broken(ended).why()).contains("no base64");
        }
    }

    @Test
    void an_answer_with_too_much_beside_its_pictures_is_a_broken_exchange() {
        String filler = " ".repeat(net.settings.maxAnswerBytes());
        try (RawServer server = RawServer.saying(200, "", "{\"b64_json\": \"" + base64() + "\"" + filler + "}")) {
            assertThat(ExchangeTest.broken(net.exchange(pictures(server.uri("/")))).why())
                    .contains("answer larger than");
        }
    }

    @Test
    void a_time_limit_amid_a_picture_leaves_no_file() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        RawServer[] self = new RawServer[1];
        self[0] = RawServer.onRequest((socket, request) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n{\"b64_json\": \"" + base64());
            begun.countDown();
            self[0].stall();
        });
        try (RawServer server = self[0]) {
            CompletionStage<Exchanged> started = net.start(pictures(server.uri("/")));
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

            net.scheduler.timeIsUp();

            ExchangeTest.broken(Net.done(started));
        }
    }

    @Test
    void a_form_arrives_field_by_field_with_its_files_as_they_are() {
        PatternBlob unknown = new PatternBlob(100_001);
        FormBody form = new FormBody(List.of(
                new FormBody.Text("prompt", "zwei K\u00e4tzchen"),
                new FormBody.File("image", "image", Blob.of(PNG)),
                new FormBody.File("image", "image", unknown),
                new FormBody.File("mask\"\r\n", "m.webp", "image/webp", Blob.of(new byte[] {1, 2}))));
        try (RawServer server = RawServer.saying(200, "", "{}")) {
            net.exchange(new HttpCall("POST", server.uri("/"), Map.of(), Map.of(), form));

            RawServer.Request request = server.requests.get(0);
            String type = request.headers().get("content-type");
            assertThat(type).matches("multipart/form-data; boundary=flux-\\p{XDigit}{32}");
            String line = "--" + type.substring(type.indexOf('=') + 1);
            assertThat(request.body())
                    .isEqualTo(joined(
                            line + "\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nzwei K\u00e4tzchen\r\n",
                            line + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"image.png\"\r\n",
                            "Content-Type: image/png\r\n\r\n",
                            PNG,
                            "\r\n" + line,
                            "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"image.bin\"\r\n",
                            "Content-Type: application/octet-stream\r\n\r\n",
                            pattern(100_001),
                            "\r\n" + line,
                            "\r\nContent-Disposition: form-data; name=\"mask%22%0D%0A\"; filename=\"m.webp\"\r\n",
                            "Content-Type: image/webp\r\n\r\n",
                            new byte[] {1, 2},
                            "\r\n" + line + "--\r\n"));
        }
        assertThat(unknown.stillOpen).hasValue(0);
    }

    @Test
    void a_data_uri_says_what_its_picture_is() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("image_url", new DataUri(Blob.of(PNG)));
        members.put("reference_images", List.of(new DataUri(Blob.of(new byte[] {1, 2, 3})), "https://x.example/a"));
        try (RawServer server = RawServer.saying(200, "", "{}")) {
            net.exchange(new HttpCall("POST", server.uri("/"), Map.of(), Map.of(), new JsonBody(members)));

            assertThat(server.requests.get(0).body())
                    .asString()
                    .isEqualTo("{\"image_url\":\"data:image/png;base64,"
                            + Base64.getEncoder().encodeToString(PNG)
                            + "\",\"reference_images\":[\"data:application/octet-stream;base64,AQID\","
                            + "\"https://x.example/a\"]}");
        }
    }

    @Test
    void a_picture_of_a_form_that_cannot_be_read_is_not_sent() {
        FormBody form = new FormBody(List.of(new FormBody.File("image", "image", new PatternBlob(100, 0))));
        try (RawServer server = RawServer.saying(200, "", "{}")) {
            Exchanged ended = net.exchange(new HttpCall("POST", server.uri("/"), Map.of(), Map.of(), form));

            assertThat(ExchangeTest.notSent(ended).why()).contains("could not be read to its end");
        }
    }

    private static HttpCall pictures(URI uri) {
        return Net.post(uri).answeredWithPictures();
    }

    private static String base64() {
        return Base64.getEncoder().encodeToString(pattern(SIZE));
    }

    private static byte[] pattern(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = PatternBlob.byteAt(i);
        }
        return bytes;
    }

    private static byte[] joined(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            all.writeBytes(part instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) part);
        }
        return all.toByteArray();
    }
}

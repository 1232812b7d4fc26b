package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import io.github.camelflux.provider.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that come in JSON as base64, in pieces of any size. */
class PictureJsonTest {

    private static final int BOUND = 1 << 20;
    private static final byte[] PICTURE = bytes(200_003);
    private static final String BASE64 = Base64.getEncoder().encodeToString(PICTURE);

    @TempDir
    private Path directory;

    private Spool spool;

    @BeforeEach
    void open() {
        spool = new Spool(directory);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(spool.openFiles()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8191, 8192, 65_535, 65_536, 65_537, 1_000_000})
    void a_long_text_becomes_a_picture_however_it_is_cut(int piece) throws IOException {
        HttpAnswer answer = read("{\"created\": 7, \"data\": [{\"b64_json\": \"" + BASE64 + "\"}]}", piece);

        assertThat(spool.openFiles()).isEqualTo(1);
        assertThat(answer.body().length).isLessThan(100);
        assertThat(json(answer).path("created").intValue()).isEqualTo(7);
        assertThat(picture(answer, json(answer).at("/data/0/b64_json"))).isEqualTo(PICTURE);
        answer.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8192, 1_000_000})
    void escapes_and_line_breaks_and_the_prefix_of_a_data_uri_are_no_part_of_the_picture(int piece) throws IOException {
        String escaped = BASE64.replaceAll("(.{997})", "$1\\\\r\\\\n")
                .replace("/", "\\/")
                .replace("+", "\\u002B")
                .replace("A", "\\u0041");

        HttpAnswer answer = read("{\"images\": [\"data:image\\/png;base64," + escaped + "\"]}", piece);

        assertThat(picture(answer, json(answer).at("/images/0"))).isEqualTo(PICTURE);
        answer.release();
    }

    @Test
    void several_pictures_keep_their_places_and_short_texts_stay_as_they_are() throws IOException {
        byte[] other = bytes(100_000);
        String otherText = Base64.getEncoder().encodeToString(other);

        HttpAnswer answer = read(
                "{\"a\": \"say \\\"cheese\\\" \\\\\", \"b\": \"" + BASE64 + "\", \"c\": \"iVBORw==\", \"d\": \""
                        + otherText + "\"}",
                4096);

        JsonNode body = json(answer);
        assertThat(body.path("a").textValue()).isEqualTo("say \"cheese\" \\");
        assertThat(picture(answer, body.path("b"))).isEqualTo(PICTURE);
        assertThat(picture(answer, body.path("c"))).isEqualTo(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        assertThat(picture(answer, body.path("d"))).isEqualTo(other);
        answer.release();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "\\\"", "\\t", "\\u00e4", "\\u002G", "\u00e4", " ", "\\"})
    void what_is_no_base64_is_an_error_and_leaves_no_file(String foreign) {
        String broken = BASE64.substring(0, 150_000) + foreign + BASE64.substring(150_000);

        assertThatIOException()
                .isThrownBy(() -> read("{\"b64_json\": \"" + broken + "\"}", 1000))
                .withMessage("a long text of the answer is no base64");
    }

    @Test
    void base64_that_goes_on_after_its_end_is_an_error_and_leaves_no_file() {
        // The end of the first picture is the end of a chunk.
        String first = Base64.getEncoder().encodeToString(bytes(12 * 8192 - 1));

        assertThatIOException().isThrownBy(() -> read("{\"b64_json\": \"" + first + BASE64 + "\"}", 1000));
    }

    @Test
    void a_long_text_that_is_none_is_an_error_that_does_not_quote_it() {
        String prose = "a cat on a mat. ".repeat(10_000);

        assertThatIOException()
                .isThrownBy(() -> read("{\"prompt\": \"" + prose + "\"}", 8192))
                .withMessage("a long text of the answer is no base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "\\", "\\u00"})
    void an_answer_that_ends_within_a_picture_is_an_error_and_leaves_no_file(String last) {
        assertThatIOException()
                .isThrownBy(() -> read("{\"b64_json\": \"" + BASE64 + last, 8192))
                .withMessage("the answer ends within a text");
    }

    @Test
    void what_is_left_without_the_pictures_has_a_bound() throws IOException {
        String filler = " ".repeat(BOUND - "{\"a\": \"\\u0001picture:0\"}".length());
        read("{" + filler + "\"a\": \"" + BASE64 + "\"}", 8192).release();

        assertThatIOException()
                .isThrownBy(() -> read("{" + filler + " \"a\": \"" + BASE64 + "\"}", 8192))
                .withMessage("answer larger than " + BOUND + " bytes");
    }

    @Test
    void nobody_sends_65_pictures_at_once() {
        String picture = "\"" + "AAAA".repeat(PictureJson.LONG_TEXT / 4) + "\"";

        assertThatIOException()
                .isThrownBy(() -> read("[" + (picture + ",").repeat(64) + picture + "]", 65_536))
                .withMessage("more than 64 pictures in one answer");
    }

    private HttpAnswer read(String document, int piece) throws IOException {
        PictureJson json = new PictureJson(spool, BOUND);
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        try {
            for (int from = 0; from < bytes.length; from += piece) {
                json.take(ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from)));
            }
            ReadBody read = json.finish();
            return new HttpAnswer(200, Map.of(), read.text(), read.pictures());
        } catch (IOException e) {
            json.discard();
            throw e;
        }
    }

    private static JsonNode json(HttpAnswer answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static byte[] picture(HttpAnswer answer, JsonNode text) throws IOException {
        Blob picture = answer.picture(text.textValue()).orElseThrow();
        try (InputStream in = picture.open()) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}

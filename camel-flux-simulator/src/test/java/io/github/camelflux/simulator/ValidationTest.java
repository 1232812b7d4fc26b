package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.draw.Render;
import java.awt.Color;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {

    private static FluxSimulator simulator;
    private static Client client;

    @BeforeAll
    static void start() {
        simulator = FluxSimulator.builder()
                .runTimeScale(0)
                .render(Render.FLAT)
                .activeLimit(10_000)
                .start();
        client = new Client(simulator);
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0} {1}: {2} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            flux-2-pro      | {}                                          | prompt           | missing
            flux-2-pro      | {"prompt":"x","width":10}                   | width            | greater_than_equal
            flux-2-pro      | {"prompt":"x","width":0}                    | width            | greater_than_equal
            flux-2-pro      | {"prompt":"x","height":"tall"}              | height           | integer_type
            flux-2-pro      | {"prompt":"x","height":100.5}               | height           | integer_type
            flux-2-pro      | {"prompt":7}                                | prompt           | string_type
            flux-2-pro      | {"prompt":"x","safety_tolerance":6}         | safety_tolerance | less_than_equal
            flux-2-pro      | {"prompt":"x","output_format":"gif"}        | output_format    | enum
            flux-2-pro      | {"prompt":"x","user":""}                    | user             | string_too_short
            flux-2-pro      | {"prompt":"x","width":4096,"height":4096}   | width            | value_error
            flux-2-pro      | {"prompt":"x","webhook_url":"not a uri"}    | webhook_url      | uri_parsing
            flux-2-flex     | {"prompt":"x","steps":51}                   | steps            | less_than_equal
            flux-3-image    | {"prompt":" "}                              | prompt           | string_pattern_mismatch
            flux-3-image    | {"prompt":"x","seed":1}                     | seed             | extra_forbidden
            flux-3-image    | {"prompt":"x","width":512}                  | width            | extra_forbidden
            flux-3-image    | {"prompt":"x","resolution":"8k"}            | resolution       | enum
            flux-3-image    | {"prompt":"x","images":3}                   | images           | string_type
            flux-3-image    | {"prompt":"x","images":[]}                  | images           | too_short
            flux-kontext-pro| {"prompt":"x","aspect_ratio":"wide"}        | aspect_ratio     | string_pattern_mismatch
            flux-kontext-pro| {"prompt":"x","aspect_ratio":"5:1"}         | aspect_ratio     | value_error
            flux-pro-1.1    | {"prompt":"x","width":300}                  | width            | multiple_of
            flux-pro-1.1    | {"prompt":"x","width":1472}                 | width            | less_than_equal
            flux-pro-1.0-fill | {"prompt":"x"}                            | image            | missing
            flux-2-klein-4b-finetuned | {"prompt":"x"}                    | finetune_id      | missing
            flux-pro-1.0-fill | {"prompt":"x","image":"https://e.example/a.png"} | image     | value_error
            flux-pro-1.0-expand | {"image":"https://e.example/a.png","top":2049} | top       | less_than_equal
            flux-tools/outpainting-v1 | {"input_image":"https://e.example/a.png","width":63,"height":64} | width | greater_than_equal
            flux-tools/outpainting-v1 | {"input_image":"https://e.example/a.png","width":64,"height":64,"seed":1} | seed | extra_forbidden
            flux-tools/outpainting-v1 | {"input_image":"https://e.example/a.png","width":64,"height":64,"webhook_url":"https://me.example/"} | webhook_url | extra_forbidden
            flux-tools/outpainting-v1 | {"input_image":"https://e.example/a.png","width":64,"height":64,"mode":"slow"} | mode | enum
            flux-tools/erase-v1 | {"image":"https://e.example/a.png"}     | mask             | missing
            flux-tools/erase-v1 | {"image":"https://e.example/a.png","mask":"https://e.example/b.png","dilate_pixels":26} | dilate_pixels | less_than_equal
            flux-tools/deblur-v1 | {"image":"https://e.example/a.png","safety_tolerance":6} | safety_tolerance | less_than_equal
            flux-tools/vto-v1 | {"prompt":"x","person":"https://e.example/a.png"} | garment  | missing
            flux-tools/vto-v2 | {"person":"https://e.example/a.png","garment":"https://e.example/b.png"} | prompt | missing
            flux-tools/video-edit-v1 | {"video":"https://e.example/a.mp4","prompt":""} | prompt | string_too_short
            flux-tools/video-edit-v1 | {"video":"https://e.example/a.mp4","prompt":"x","webhook_url":"https://me.example/"} | webhook_url | extra_forbidden
            flux-tools/video-upscale-v1 | {"input_video":"https://e.example/a.mp4","upscale_factor":3.5} | upscale_factor | less_than_equal
            flux-tools/video-upscale-v1 | {"input_video":"https://e.example/a.mp4","creativity":2} | creativity | enum
            flux-3-video    | {"mode":"t2v","prompt":"x","draft":true,"resolution":"fhd"} | draft | value_error
            flux-3-video    | {"mode":"i2v","prompt":"x","keyframes":["https://e.example/1","https://e.example/2","https://e.example/3"]} | duration | value_error
            flux-3-video    | {"mode":"i2v","prompt":"x","keyframes":[[2,"https://e.example/1"],[1,"https://e.example/2"]]} | keyframes | value_error
            """)
    void a_body_against_the_schema_is_refused(String model, String body, String member, String type) {
        int billed = simulator.bill().count();

        HttpResponse<String> answer = client.submit(model, body);

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode detail = Client.json(answer).get("detail");
        assertThat(detail).hasSize(1);
        assertThat(detail.at("/0/loc/0").textValue()).isEqualTo("body");
        assertThat(detail.at("/0/loc/1").textValue()).isEqualTo(member);
        assertThat(detail.at("/0/type").textValue()).isEqualTo(type);
        assertThat(detail.at("/0/msg").textValue()).isNotBlank();
        assertThat(simulator.bill().count()).isEqualTo(billed);
    }

    @ParameterizedTest(name = "{0}: {2} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            {"mode":"t2v"}                                    | t2v           | prompt      | missing
            {"mode":"t2v","prompt":"x","duration":4}          | t2v           | duration    | greater_than_equal
            {"mode":"t2v","prompt":"x","duration":21}         | t2v           | duration    | less_than_equal
            {"mode":"v2v","prompt":"x","start_video":"https://e.example/a","duration":16} | v2v | duration | less_than_equal
            {"mode":"t2v","prompt":"x","resolution":"4k"}     | t2v           | resolution  | enum
            {"mode":"t2v","prompt":"x","keyframes":"https://e.example/a"} | t2v | keyframes | extra_forbidden
            {"mode":"t2v","prompt":"x","webhook_url":"https://me.example/"} | t2v | webhook_url | extra_forbidden
            {"mode":"i2v","prompt":"x"}                       | i2v           | keyframes   | missing
            {"mode":"draft_enhance"}                          | draft_enhance | draft_cache | missing
            {"mode":"draft_enhance","draft_cache":"x","prompt":"x"} | draft_enhance | prompt | extra_forbidden
            """)
    void the_mode_of_a_video_decides_what_else_its_body_holds(String body, String mode, String member, String type) {
        HttpResponse<String> answer = client.submit("flux-3-video", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode detail = Client.json(answer).get("detail");
        assertThat(detail).hasSize(1);
        assertThat(detail.at("/0/loc/1").textValue()).isEqualTo(mode);
        assertThat(detail.at("/0/loc/2").textValue()).isEqualTo(member);
        assertThat(detail.at("/0/type").textValue()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"prompt":"x"}                           | union_tag_not_found
            {"mode":"text_to_video","prompt":"x"}    | union_tag_invalid
            """)
    void a_video_needs_a_mode_that_exists(String body, String type) {
        HttpResponse<String> answer = client.submit("flux-3-video", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Client.json(answer).at("/detail/0/type").textValue()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"flux-pro-1.0-fill", "flux-pro-1.0-fill-finetuned", "flux-tools/erase-v1"})
    void a_mask_of_another_size_than_its_image_is_refused(String model) {
        String body = "{\"finetune_id\":\"mine\",\"image\":\"%s\",\"mask\":\"%s\"}"
                .formatted(
                        Pictures.base64(Pictures.plain(Color.GRAY, 64, 48)),
                        Pictures.base64(Pictures.plain(Color.WHITE, 48, 64)));

        HttpResponse<String> answer = client.submit(model, body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Client.json(answer).at("/detail/0/loc/1").textValue()).isEqualTo("mask");
        assertThat(answer.body()).contains("64x48", "48x64");
    }

    @ParameterizedTest
    @CsvSource({
        "flux-pro-1.0-fill, mask",
        "flux-pro-1.0-expand, image",
        "flux-tools/erase-v1, mask",
        "flux-tools/deblur-v1, image",
        "flux-tools/vto-v2, garment",
        "flux-tools/outpainting-v1, input_image"
    })
    void what_does_not_decode_is_refused_wherever_it_stands(String model, String member) {
        String good = Pictures.base64(Pictures.plain(Color.GRAY, 64, 64));
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("width", 100).put("height", 100);
        if (!model.equals("flux-tools/outpainting-v1")) {
            body.put("prompt", "x")
                    .put("image", good)
                    .put("mask", good)
                    .put("person", good)
                    .put("garment", good);
        }
        body.put(member, "aGVsbG8gd29ybGQ=");

        HttpResponse<String> answer = client.submit(model, body.toString());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Client.json(answer).at("/detail/0/loc/1").textValue()).isEqualTo(member);
    }

    @Test
    void a_reference_that_the_model_does_not_know_is_neither_read_nor_charged() {
        JsonNode accepted =
                client.accepted("flux-2-klein-4b", "{\"prompt\":\"x\",\"input_image_5\":\"not a picture\"}");

        assertThat(accepted.get("input_mp").decimalValue()).isEqualByComparingTo("0");
        assertThat(client.submit("flux-2-pro", "{\"prompt\":\"x\",\"input_image_5\":\"not a picture\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void where_a_body_has_no_prompt_a_word_in_user_decides_how_the_job_ends() {
        String picture = Pictures.base64(Pictures.plain(Color.GRAY, 64, 64));

        JsonNode accepted = client.accepted(
                "flux-tools/deblur-v1", "{\"image\":\"" + picture + "\",\"user\":\"moderate-content\"}");

        assertThat(Client.json(client.poll(accepted)).get("status").textValue()).isEqualTo("Content Moderated");
    }

    @Test
    void every_fault_of_a_body_is_named() {
        HttpResponse<String> answer = client.submit("flux-2-pro", "{\"width\": 1, \"height\": 2}");

        assertThat(Client.json(answer).get("detail").findValuesAsText("type"))
                .containsExactlyInAnyOrder("greater_than_equal", "greater_than_equal", "missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"prompt\"", "{\"prompt\":\"x\"} trailing", "prompt=x"})
    void what_is_not_json_is_refused(String body) {
        HttpResponse<String> answer = client.submit("flux-2-pro", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("json_invalid");
    }

    @Test
    void no_body_at_all_is_refused() {
        HttpResponse<String> answer = client.submit("flux-2-pro", "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Client.json(answer).at("/detail/0/type").textValue()).isEqualTo("missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "3", "null"})
    void json_that_is_no_object_is_refused(String body) {
        HttpResponse<String> answer = client.submit("flux-2-pro", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("model_attributes_type");
    }

    @Test
    void json_under_another_content_type_is_refused() {
        HttpRequest.Builder request =
                client.submission("flux-2-pro", "{\"prompt\":\"x\"}").setHeader("Content-Type", "text/plain");

        assertThat(Client.text(request.build()).statusCode()).isEqualTo(422);
    }

    @Test
    void a_lenient_model_takes_members_that_it_does_not_know() {
        assertThat(client.submit("flux-2-pro", "{\"prompt\":\"x\",\"surprise\":1}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void null_is_as_good_as_absent_where_the_schema_says_so() {
        String body = "{\"prompt\":\"x\",\"width\":null,\"seed\":null,\"input_image\":null,\"output_format\":null}";

        assertThat(client.submit("flux-2-pro", body).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png;base64,iVBORw0KGgo=",
                "not base64 at all!",
                "aGVsbG8gd29ybGQ=",
                "ftp://host/cat.png",
                ""
            })
    void an_input_picture_that_is_neither_address_nor_base64_of_a_picture_is_refused(String picture) {
        HttpResponse<String> answer =
                client.submit("flux-2-pro", "{\"prompt\":\"x\",\"input_image_2\":\"" + picture + "\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Client.json(answer).at("/detail/0/loc/1").textValue()).isEqualTo("input_image_2");
    }

    @Test
    void older_models_take_no_address_for_a_picture() {
        String body = "{\"prompt\":\"x\",\"image_prompt\":\"https://pictures.example.com/cat.png\"}";

        assertThat(client.submit("flux-pro-1.1", body).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            POST | /v1/flux-9-imaginary | 404
            POST | /v1/                 | 404
            GET  | /                    | 404
            GET  | /v1/flux-2-pro       | 405
            POST | /v1/credits          | 405
            POST | /v1/get_result       | 405
            """)
    void other_paths_and_methods_are_refused(String method, String path, int status) {
        HttpRequest request = HttpRequest.newBuilder(simulator.baseUrl().resolve(path))
                .header("x-key", Client.KEY)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(Client.text(request).statusCode()).isEqualTo(status);
    }
}

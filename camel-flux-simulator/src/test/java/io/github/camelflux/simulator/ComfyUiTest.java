package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.comfyui.CachedOutputs;
import io.github.camelflux.simulator.comfyui.ComfyServer;
import io.github.camelflux.simulator.engine.BillLine;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@FluxSimulation
class ComfyUiTest {

    private static final String ID = "0f4b7a52-6c1e-4d38-9a52-1f6f0a7d3c11";
    private static final String OTHER = "7d3c1111-6c1e-4d38-9a52-0f4b7a521f6f";

    /** Two nodes: one that makes a picture, one that saves it. */
    private static String graph(String prompt, long seed) {
        return """
                {"1":{"class_type":"Flux2ProImageNode","inputs":{"prompt":"%s","width":512,"height":256,"seed":%d,"prompt_upsampling":false}},
                 "2":{"class_type":"SaveImage","inputs":{"images":["1",0],"filename_prefix":"fox"}}}""".formatted(prompt, seed);
    }

    /** FLUX.1 schnell as its example workflow has it. */
    private static String flux(String prompt) {
        return """
                {"6":{"class_type":"CLIPTextEncode","inputs":{"text":"%s","clip":["30",1]}},
                 "33":{"class_type":"CLIPTextEncode","inputs":{"text":"blurry","clip":["30",1]}},
                 "27":{"class_type":"EmptySD3LatentImage","inputs":{"width":256,"height":128,"batch_size":2}},
                 "30":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"flux1-schnell-fp8.safetensors"}},
                 "31":{"class_type":"KSampler","inputs":{"model":["30",0],"seed":18446744073709551615,"steps":4,"cfg":1.0,"sampler_name":"euler",
                       "scheduler":"simple","positive":["6",0],"negative":["33",0],"latent_image":["27",0],"denoise":1.0}},
                 "8":{"class_type":"VAEDecode","inputs":{"samples":["31",0],"vae":["30",2]}},
                 "9":{"class_type":"SaveImage","inputs":{"images":["8",0],"filename_prefix":"ComfyUI"}}}""".formatted(prompt);
    }

    private static String body(String graph, String more) {
        return "{\"prompt\":" + graph + more + "}";
    }

    private static String withId(String id) {
        return ",\"prompt_id\":\"" + id + "\"";
    }

    private static FluxSimulator.Builder stopped() {
        return FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-10-01T00:00:00Z")))
                .runTime(Duration.ofSeconds(10));
    }

    private static Api comfy(FluxSimulator simulator) {
        return Api.of(simulator, "comfyui").with("");
    }

    @Test
    void a_graph_of_two_nodes_becomes_a_picture() {
        try (FluxSimulator simulator = stopped().start()) {
            Api comfy = comfy(simulator);

            HttpResponse<String> accepted = comfy.post("/prompt", body(graph("a red fox", 7), ""));
            assertThat(accepted.statusCode()).isEqualTo(200);
            String id = Api.json(accepted).get("prompt_id").textValue();
            assertThat(Api.json(accepted).get("node_errors")).isEmpty();
            assertThat(Api.json(accepted).get("number").isNumber()).isTrue();
            assertThat(Api.json(comfy.get("/history/" + id))).isEmpty();
            assertThat(Api.json(comfy.get("/queue")).at("/queue_running/0/1").textValue())
                    .isEqualTo(id);

            simulator.clock().advance(Duration.ofSeconds(10));
            JsonNode entry = Api.json(comfy.get("/api/history/" + id)).get(id);
            assertThat(entry.at("/status/status_str").textValue()).isEqualTo("success");
            assertThat(entry.at("/status/completed").booleanValue()).isTrue();
            assertThat(entry.at("/prompt/2/1/class_type").textValue()).isEqualTo("Flux2ProImageNode");
            JsonNode image = entry.at("/outputs/2/images/0");
            assertThat(image.get("filename").textValue()).isEqualTo("fox_00001_.png");
            assertThat(image.get("type").textValue()).isEqualTo("output");
            HttpResponse<byte[]> picture = comfy.download("/view?filename=fox_00001_.png&subfolder=&type=output");
            assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
            Pictures.assertSize(Pictures.read(picture.body()), 512, 256);
            assertThat(comfy.download("/view?filename=fox_00002_.png").statusCode())
                    .isEqualTo(404);
            BillLine line = simulator.bill().lines().get(0);
            assertThat(line.provider()).isEqualTo("comfyui");
            assertThat(line.prompt()).isEqualTo("a red fox");
            assertThat(line.usd()).isZero();
        }
    }

    @Test
    void a_whole_workflow_is_read_for_what_it_shows() {
        try (FluxSimulator simulator = FluxSimulator.builder().runTimeScale(0).start()) {
            Api comfy = comfy(simulator);

            String id = Api.json(comfy.post("/api/prompt", body(flux("a lighthouse"), "")))
                    .get("prompt_id")
                    .textValue();

            JsonNode images = Api.json(comfy.get("/history/" + id)).at("/" + id + "/outputs/9/images");
            assertThat(images).hasSize(2);
            byte[] first = comfy.download(
                            "/api/view?filename=" + images.at("/0/filename").textValue())
                    .body();
            byte[] second = comfy.download(
                            "/view?filename=" + images.at("/1/filename").textValue())
                    .body();
            Pictures.assertSize(Pictures.read(first), 256, 128);
            assertThat(first).isNotEqualTo(second);
            BillLine line = simulator.bill().lines().get(0);
            assertThat(line.prompt()).isEqualTo("a lighthouse");
            assertThat(line.model()).isEqualTo("flux1-schnell-fp8.safetensors");
        }
    }

    @Test
    void an_id_of_ones_own_is_good_once(FluxSimulator simulator) {
        Api comfy = comfy(simulator);

        assertThat(Api.json(comfy.post("/prompt", body(graph("x", 1), withId(ID))))
                        .get("prompt_id")
                        .textValue())
                .isEqualTo(ID);
        HttpResponse<String> again = comfy.post("/prompt", body(graph("y", 2), withId(ID)));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Api.json(again).at("/error/message").textValue()).isNotBlank();
        assertThat(simulator.bill().byPrompt()).containsOnlyKeys("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "0F4B7A52-6C1E-4D38-9A52-1F6F0A7D3C11", ""})
    void an_id_must_be_a_uuid_in_small_letters(String id, FluxSimulator simulator) {
        HttpResponse<String> answer = comfy(simulator).post("/prompt", body(graph("x", 1), withId(id)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).at("/error/type").textValue()).isEqualTo("invalid_prompt_id");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                  | no_prompt
            {"prompt                                                            | no_prompt
            {"prompt":{}}                                                       | prompt_no_outputs
            {"prompt":{"1":{"inputs":{}}}}                                      | invalid_prompt
            {"prompt":{"1":{"class_type":"NoSuchNode","inputs":{}}}}            | missing_node_type
            {"prompt":{"1":{"class_type":"RandomNoise","inputs":{"noise_seed":1}}}} | prompt_no_outputs
            """)
    void what_is_no_graph_is_refused(String body, String type, FluxSimulator simulator) {
        HttpResponse<String> answer = comfy(simulator).post("/prompt", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).at("/error/type").textValue()).isEqualTo(type);
        assertThat(Api.json(answer).get("node_errors").isObject()).isTrue();
        assertThat(Api.json(answer).at("/error/extra_info").isObject()).isTrue();
        assertThat(simulator.bill().count()).isZero();
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2} at {3}")
    @CsvSource(delimiter = '|', textBlock = """
            "seed":7,          | ''                        | required_input_missing  | seed
            "seed":7           | "seed":-1                 | value_smaller_than_min  | seed
            "width":512        | "width":9000              | value_bigger_than_max   | width
            "width":512        | "width":"wide"            | invalid_input_type      | width
            "images":["1",0]   | "images":["1"]            | bad_linked_input        | images
            "images":["1",0]   | "images":["2",0]          | return_type_mismatch    | images
            "images":["1",0]   | "images":["1",1]          | return_type_mismatch    | images
            "images":["1",0]   | "images":["7",0]          | exception_during_inner_validation | images
            "images":["1",0]   | "images":"none"           | bad_linked_input        | images
            """)
    void inputs_that_cannot_be_are_named_by_node(
            String good, String bad, String type, String input, FluxSimulator simulator) {
        String graph = graph("x", 7);
        assertThat(graph).contains(good);

        HttpResponse<String> answer = comfy(simulator).post("/prompt", body(graph.replace(good, bad), ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode json = Api.json(answer);
        assertThat(json.at("/error/type").textValue()).isEqualTo("prompt_outputs_failed_validation");
        JsonNode node = json.get("node_errors").elements().next();
        assertThat(node.at("/errors/0/type").textValue()).isEqualTo(type);
        assertThat(node.at("/errors/0/extra_info/input_name").textValue()).isEqualTo(input);
        assertThat(node.at("/dependent_outputs/0").textValue()).isEqualTo("2");
        assertThat(node.get("class_type").textValue()).isNotBlank();
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_choice_that_is_not_in_the_list_and_a_file_that_is_not_there_are_refused(FluxSimulator simulator) {
        Api comfy = comfy(simulator);
        String load = """
                {"1":{"class_type":"LoadImage","inputs":{"image":"none.png"}},
                 "2":{"class_type":"SaveImage","inputs":{"images":["1",0],"filename_prefix":"x"}}}""";

        assertThat(Api.json(comfy.post("/prompt", body(flux("x").replace("euler", "other"), "")))
                        .at("/node_errors/31/errors/0/type")
                        .textValue())
                .isEqualTo("value_not_in_list");
        assertThat(Api.json(comfy.post("/prompt", body(load, "")))
                        .at("/node_errors/1/errors/0/type")
                        .textValue())
                .isEqualTo("custom_validation_failed");
    }

    @Test
    void good_outputs_run_without_the_bad_ones(FluxSimulator simulator) {
        Api comfy = comfy(simulator);
        String graph =
                graph("x", 1).replace("\"2\":{", "\"3\":{\"class_type\":\"PreviewImage\",\"inputs\":{}},\"2\":{");

        HttpResponse<String> answer = comfy.post("/prompt", body(graph, withId(ID)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Api.json(answer).at("/node_errors/3/errors/0/type").textValue())
                .isEqualTo("required_input_missing");
        JsonNode outputs = Api.json(comfy.get("/history/" + ID)).at("/" + ID + "/outputs");
        assertThat(outputs).hasSize(1);
        assertThat(outputs.has("2")).isTrue();
    }

    @Test
    void prompts_run_one_after_the_other_and_one_may_be_put_in_front() {
        try (FluxSimulator simulator = stopped().start()) {
            Api comfy = comfy(simulator);
            String first = submit(comfy, "one", "");
            String second = submit(comfy, "two", "");
            String front = submit(comfy, "three", ",\"front\":true");

            JsonNode queue = Api.json(comfy.get("/queue"));
            assertThat(queue.at("/queue_running/0/1").textValue()).isEqualTo(first);
            assertThat(queue.at("/queue_pending/0/1").textValue()).isEqualTo(front);
            assertThat(queue.at("/queue_pending/1/1").textValue()).isEqualTo(second);
            assertThat(Api.json(comfy.get("/prompt"))
                            .at("/exec_info/queue_remaining")
                            .intValue())
                    .isEqualTo(3);
            simulator.clock().advance(Duration.ofSeconds(20));
            assertThat(Api.json(comfy.get("/history"))).hasSize(2);
            assertThat(Api.json(comfy.get("/history/" + second))).isEmpty();
            simulator.clock().advance(Duration.ofSeconds(10));
            assertThat(Api.json(comfy.get("/history/" + second))).hasSize(1);
        }
    }

    private static String submit(Api comfy, String prompt, String more) {
        return Api.json(comfy.post("/prompt", body(graph(prompt, 1), more)))
                .get("prompt_id")
                .textValue();
    }

    @Test
    void what_waits_is_deleted_and_what_runs_is_interrupted() {
        try (FluxSimulator simulator = stopped().start()) {
            Api comfy = comfy(simulator);
            String runs = submit(comfy, "one", "");
            String waits = submit(comfy, "two", "");
            String last = submit(comfy, "three", "");

            comfy.post("/interrupt", "{\"prompt_id\":\"" + waits + "\"}");
            assertThat(Api.json(comfy.get("/queue")).get("queue_pending")).hasSize(2);
            comfy.post("/queue", "{\"delete\":[\"" + waits + "\"]}");
            simulator.clock().advance(Duration.ofSeconds(4));
            assertThat(comfy.post("/interrupt", "{\"prompt_id\":\"" + runs + "\"}")
                            .statusCode())
                    .isEqualTo(200);

            JsonNode status = Api.json(comfy.get("/history/" + runs)).at("/" + runs + "/status");
            assertThat(status.get("status_str").textValue()).isEqualTo("error");
            assertThat(status.get("completed").booleanValue()).isFalse();
            assertThat(status.get("messages").findValuesAsText("node_type")).contains("Flux2ProImageNode");
            assertThat(Api.json(comfy.get("/queue")).at("/queue_running/0/1").textValue())
                    .isEqualTo(last);
            simulator.clock().advance(Duration.ofSeconds(10));
            assertThat(Api.json(comfy.get("/history/" + last))).hasSize(1);
            assertThat(Api.json(comfy.get("/history/" + waits))).isEmpty();
        }
    }

    @Test
    void an_interrupt_without_an_id_meets_whatever_runs_and_so_does_any_on_an_old_server() {
        for (ComfyServer age : ComfyServer.values()) {
            try (FluxSimulator simulator =
                    stopped().comfyUi(age, CachedOutputs.NONE).start()) {
                Api comfy = comfy(simulator);
                String runs = submit(comfy, "one", "");

                comfy.post("/interrupt", age == ComfyServer.OLDER ? "{\"prompt_id\":\"" + OTHER + "\"}" : "");

                assertThat(Api.json(comfy.get("/history/" + runs))).hasSize(1);
                assertThat(comfy.get("/api/jobs").statusCode()).isEqualTo(age == ComfyServer.NEWER ? 200 : 404);
            }
        }
    }

    @Test
    void jobs_can_be_listed_and_cancelled() {
        try (FluxSimulator simulator = stopped().start()) {
            Api comfy = comfy(simulator);
            String done = submit(comfy, "zero", "");
            simulator.clock().advance(Duration.ofSeconds(10));
            String runs = submit(comfy, "one", "");
            String waits = submit(comfy, "two", "");

            assertThat(Api.json(comfy.get("/api/jobs/" + done)).get("status").textValue())
                    .isEqualTo("completed");
            assertThat(Api.json(comfy.get("/api/jobs/" + done))
                            .at("/outputs/2/images/0/filename")
                            .textValue())
                    .isEqualTo("fox_00001_.png");
            assertThat(Api.json(comfy.get("/api/jobs/" + runs)).get("status").textValue())
                    .isEqualTo("in_progress");
            assertThat(Api.json(comfy.get("/api/jobs?status=pending,in_progress"))
                            .get("jobs")
                            .findValuesAsText("id"))
                    .containsExactlyInAnyOrder(runs, waits);
            assertThat(comfy.get("/api/jobs/" + OTHER).statusCode()).isEqualTo(404);

            for (String id : List.of(waits, runs)) {
                assertThat(cancelled(comfy.post("/api/jobs/" + id + "/cancel", "")))
                        .isTrue();
                assertThat(cancelled(comfy.post("/api/jobs/" + id + "/cancel", "")))
                        .isFalse();
            }
            assertThat(cancelled(comfy.post("/api/jobs/" + done + "/cancel", "")))
                    .isFalse();
            assertThat(Api.json(comfy.get("/api/jobs/" + runs)).get("status").textValue())
                    .isEqualTo("failed");
            assertThat(comfy.get("/api/jobs/" + waits).statusCode()).isEqualTo(404);
            String more = submit(comfy, "three", "");
            assertThat(cancelled(comfy.post("/api/jobs/cancel", "{\"job_ids\":[\"" + more + "\"]}")))
                    .isTrue();
        }
    }

    private static boolean cancelled(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Api.json(answer).get("cancelled").booleanValue();
    }

    @Test
    void a_graph_that_ran_before_is_not_computed_again() {
        for (CachedOutputs outputs : CachedOutputs.values()) {
            try (FluxSimulator simulator =
                    stopped().comfyUi(ComfyServer.NEWER, outputs).start()) {
                Api comfy = comfy(simulator);
                submit(comfy, "one", "");
                simulator.clock().advance(Duration.ofSeconds(10));

                String again = submit(comfy, "one", "");
                JsonNode entry = Api.json(comfy.get("/history/" + again)).get(again);
                assertThat(entry.at("/status/status_str").textValue()).isEqualTo("success");
                assertThat(entry.at("/outputs/2/images/0/filename").asText())
                        .isEqualTo(outputs == CachedOutputs.AGAIN ? "fox_00001_.png" : "");
                assertThat(simulator.bill().count()).isOne();
                comfy.post("/prompt", body(graph("one", 2), ""));
                assertThat(simulator.bill().count()).isEqualTo(2);
            }
        }
    }

    @Test
    void a_node_that_fails_is_told_and_a_server_that_forgets_tells_nothing(FluxSimulator simulator) {
        Api comfy = comfy(simulator);
        String failed = submit(comfy, "x fail-error", "");
        String vanished = submit(comfy, "vanish", "");

        JsonNode entry = Api.json(comfy.get("/history/" + failed)).get(failed);
        assertThat(entry.at("/status/status_str").textValue()).isEqualTo("error");
        assertThat(entry.get("outputs")).isEmpty();
        JsonNode error = entry.at("/status/messages/2");
        assertThat(error.get(0).textValue()).isEqualTo("execution_error");
        assertThat(error.at("/1/node_id").textValue()).isEqualTo("1");
        assertThat(error.at("/1/exception_message").textValue()).isNotBlank();
        assertThat(Api.json(comfy.get("/api/jobs/" + failed))
                        .at("/execution_error/node_type")
                        .textValue())
                .isEqualTo("Flux2ProImageNode");
        assertThat(Api.json(comfy.get("/history/" + vanished))).isEmpty();
        assertThat(comfy.get("/api/jobs/" + vanished).statusCode()).isEqualTo(404);
    }

    @Test
    void a_picture_is_uploaded_and_shown(FluxSimulator simulator) {
        Api comfy = comfy(simulator);
        String red = upload(comfy, Color.RED, "", 200);
        assertThat(red).isEqualTo("{\"name\":\"in.png\",\"subfolder\":\"\",\"type\":\"input\"}");
        assertThat(upload(comfy, Color.RED, "", 200)).contains("\"in.png\"");
        assertThat(upload(comfy, Color.GREEN, "", 200)).contains("\"in (1).png\"");
        assertThat(upload(comfy, Color.BLUE, part("overwrite", "true"), 200)).contains("\"in.png\"");
        assertThat(upload(comfy, Color.RED, part("subfolder", "people"), 200)).contains("\"people\"");
        assertThat(upload(comfy, Color.RED, part("subfolder", "../up"), 400)).isEmpty();

        for (String name : List.of("in.png", "people/in.png")) {
            String graph = """
                    {"1":{"class_type":"LoadImage","inputs":{"image":"%s"}},
                     "2":{"class_type":"SaveImage","inputs":{"images":["1",0],"filename_prefix":"shown/x"}}}""".formatted(name);
            String id = Api.json(comfy.post("/prompt", body(graph, "")))
                    .get("prompt_id")
                    .textValue();
            assertThat(Api.json(comfy.get("/history/" + id))
                            .at("/" + id + "/outputs/2/images/0/subfolder")
                            .textValue())
                    .isEqualTo("shown");
        }
        assertThat(comfy.download("/view?filename=in.png&type=input").statusCode())
                .isEqualTo(200);
        assertThat(comfy.download("/view?filename=x_00002_.png&subfolder=shown").statusCode())
                .isEqualTo(200);
        assertThat(comfy.download("/view?filename=..%2Fsecret").statusCode()).isEqualTo(400);
        assertThat(comfy.download("/view").statusCode()).isEqualTo(400);
    }

    @Test
    void an_upload_alone_is_saved_as_it_is() {
        try (FluxSimulator simulator = FluxSimulator.builder().runTimeScale(0).start()) {
            Api comfy = comfy(simulator);
            upload(comfy, Color.GREEN, "", 200);
            comfy.post("/prompt", body("""
                            {"1":{"class_type":"LoadImage","inputs":{"image":"in.png"}},
                             "2":{"class_type":"SaveImage","inputs":{"images":["1",0],"filename_prefix":"x"}}}""", ""));

            BufferedImage shown =
                    Pictures.read(comfy.download("/view?filename=x_00001_.png").body());
            Pictures.assertSize(shown, 64, 48);
            Pictures.assertColour(shown, 32, 24, Color.GREEN);
        }
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String upload(Api comfy, Color colour, String more, int status) {
        byte[] head = (more + "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"in.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes();
        byte[] picture = Base64.getDecoder().decode(Pictures.base64(Pictures.plain(colour, 64, 48)));
        HttpResponse<String> answer = Client.text(comfy.request("/upload/image")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, picture, "\r\n--b--\r\n".getBytes())))
                .build());
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void a_socket_tells_how_a_prompt_goes() {
        try (FluxSimulator simulator = stopped().start();
                ComfySocket socket = ComfySocket.open(simulator, "/ws?clientId=me");
                ComfySocket stranger = ComfySocket.open(simulator, "/api/ws?clientId=other")) {
            assertThat(socket.await("status").get("sid").textValue()).isEqualTo("me");
            comfy(simulator).post("/prompt", body(flux("x"), withId(ID) + ",\"client_id\":\"me\""));
            assertThat(socket.await("execution_start").get("prompt_id").textValue())
                    .isEqualTo(ID);
            assertThat(socket.await("execution_cached").get("nodes")).isEmpty();

            simulator.clock().advance(Duration.ofSeconds(5));
            JsonNode progress = socket.await("progress");
            assertThat(progress.get("value").intValue()).isEqualTo(1);
            assertThat(progress.get("max").intValue()).isEqualTo(4);
            assertThat(socket.order).doesNotContain("executed");
            Awaitility.await().until(() -> !socket.frames.isEmpty());
            byte[] frame = socket.frames.get(0);
            assertThat(Arrays.copyOf(frame, 8)).containsExactly(0, 0, 0, 1, 0, 0, 0, 1);
            Pictures.assertSize(Pictures.read(Arrays.copyOfRange(frame, 8, frame.length)), 256, 128);

            simulator.clock().advance(Duration.ofSeconds(5));
            socket.await("execution_success");
            Awaitility.await().until(() -> {
                JsonNode last = socket.messages.get(socket.messages.size() - 1);
                return last.at("/data/status/exec_info/queue_remaining").asInt(-1) == 0;
            });
            JsonNode executed = socket.await("executed");
            assertThat(executed.at("/output/images")).hasSize(2);
            assertThat(executed.get("node").textValue()).isEqualTo("9");
            assertThat(socket.order.stream().filter("progress"::equals)).hasSize(4);
            assertThat(socket.order.stream().filter("executing"::equals)).hasSize(8);
            assertThat(socket.order.subList(socket.order.size() - 4, socket.order.size()))
                    .containsExactly("executed", "execution_success", "executing", "status");
            assertThat(stranger.order).containsOnly("status");
        }
    }

    @Test
    void a_socket_delivers_the_picture_itself_if_the_graph_says_so(FluxSimulator simulator) {
        try (ComfySocket socket = ComfySocket.open(simulator, "/ws?clientId=me")) {
            String graph = graph("x", 1)
                    .replace("SaveImage", "SaveImageWebsocket")
                    .replace(",\"filename_prefix\":\"fox\"", "");
            comfy(simulator).post("/prompt", body(graph, withId(ID) + ",\"client_id\":\"me\""));

            socket.await("execution_success");
            byte[] frame = socket.frames.get(socket.frames.size() - 1);
            assertThat(Arrays.copyOf(frame, 8)).containsExactly(0, 0, 0, 1, 0, 0, 0, 2);
            Pictures.assertSize(Pictures.read(Arrays.copyOfRange(frame, 8, frame.length)), 512, 256);
            assertThat(Api.json(comfy(simulator).get("/history/" + ID)).at("/" + ID + "/outputs"))
                    .isEmpty();
        }
    }

    @Test
    void a_socket_tells_of_errors_and_interruptions() {
        try (FluxSimulator simulator = stopped().start();
                ComfySocket socket = ComfySocket.open(simulator, "/ws?clientId=me")) {
            submit(comfy(simulator), "fail-error", ",\"client_id\":\"me\"");
            simulator.clock().advance(Duration.ofSeconds(10));
            assertThat(socket.await("execution_error").get("node_type").textValue())
                    .isEqualTo("Flux2ProImageNode");
            String id = submit(comfy(simulator), "x", ",\"client_id\":\"me\"");
            comfy(simulator).post("/interrupt", "");
            assertThat(socket.await("execution_interrupted").get("prompt_id").textValue())
                    .isEqualTo(id);
            assertThat(socket.order).doesNotContain("execution_success");
        }
    }

    @Test
    void a_fault_keeps_a_socket_from_opening(FluxSimulator simulator) {
        simulator.faults().forProvider("comfyui").on(Endpoint.STREAM, Fault.status(502));

        assertThatThrownBy(() -> ComfySocket.open(simulator, "/ws?clientId=me"))
                .hasRootCauseMessage("Unexpected HTTP response status code 502");
        try (ComfySocket second = ComfySocket.open(simulator, "/ws?clientId=me")) {
            second.await("status");
        }
        assertThat(simulator.requestCount("comfyui", Endpoint.STREAM)).isEqualTo(2);
    }

    @Test
    void history_is_forgotten_on_wish(FluxSimulator simulator) {
        Api comfy = comfy(simulator);
        String first = submit(comfy, "one", "");
        submit(comfy, "two", "");

        comfy.post("/history", "{\"delete\":[\"" + first + "\"]}");
        assertThat(Api.json(comfy.get("/history"))).hasSize(1);
        comfy.post("/history", "{\"clear\":true}");
        assertThat(Api.json(comfy.get("/history"))).isEmpty();
    }

    @Test
    void it_tells_what_it_is(FluxSimulator simulator) {
        Api comfy = comfy(simulator);

        assertThat(Api.json(comfy.get("/object_info"))
                        .at("/KSampler/input/required/seed/1/max")
                        .bigIntegerValue())
                .isEqualTo("18446744073709551615");
        assertThat(Api.json(comfy.get("/api/object_info/SaveImage"))
                        .at("/SaveImage/output_node")
                        .booleanValue())
                .isTrue();
        assertThat(comfy.get("/system_stats").statusCode()).isEqualTo(200);
        assertThat(comfy.get("/features").statusCode()).isEqualTo(200);
        assertThat(comfy.get("/nothing").statusCode()).isEqualTo(404);
        assertThat(comfy.get("/interrupt").statusCode()).isEqualTo(405);
    }
}

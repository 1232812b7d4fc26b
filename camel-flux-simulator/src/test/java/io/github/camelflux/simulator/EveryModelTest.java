package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.camelflux.simulator.bfl.Contract;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@FluxSimulation(render = Render.FLAT, withdrawnModels = true)
class EveryModelTest {

    private static final JsonNode DOCUMENT = document();

    static Stream<String> models() {
        return DOCUMENT.get("paths").properties().stream()
                .filter(path -> path.getValue().path("post").has("x-family"))
                .map(path -> path.getKey().substring("/v1/".length()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_model_of_the_document_makes_a_picture_and_answers_as_the_document_says(
            String model, FluxSimulator simulator) {
        Client client = new Client(simulator);

        JsonNode accepted = client.accepted(model, body(model, simulator));
        JsonNode task = Client.json(client.poll(accepted));

        assertThat(violations("AsyncResponse", accepted)).isEmpty();
        assertThat(violations("ResultResponse", task)).isEmpty();
        assertThat(task.get("status").textValue()).isEqualTo("Ready");
        assertThat(client.download(task.at("/result/sample").textValue()).body())
                .isNotEmpty();
        assertThat(simulator.bill().totalUsd()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_refusal_is_worded_as_the_document_says(String model, FluxSimulator simulator) {
        JsonNode refusal = Client.json(new Client(simulator).submit(model, "{\"prompt\":[]}"));

        assertThat(violations("HTTPValidationError", refusal)).isEmpty();
        assertThat(refusal.get("detail")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"t2v, AsyncResponse", "i2v, AsyncResponse", "v2v, AsyncResponse"})
    void every_way_to_a_video_answers_as_the_document_says(String mode, String schema, FluxSimulator simulator) {
        Client client = new Client(simulator);

        JsonNode accepted = client.accepted("flux-3-video", video(mode, simulator));

        assertThat(violations(schema, accepted)).isEmpty();
        assertThat(violations("ResultResponse", Client.json(client.poll(accepted))))
                .isEmpty();
    }

    @Test
    void every_post_of_the_document_makes_something_or_is_known_here() {
        List<String> others = DOCUMENT.get("paths").properties().stream()
                .filter(path -> path.getValue().has("post")
                        && !path.getValue().get("post").has("x-family"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(others)
                .as("tested in UtilityTest")
                .containsExactlyInAnyOrder("/v1/delete_finetune", "/v1/licenses/models/{model_slug}/usage");
        assertThat(models().toList()).hasSize(33);
    }

    private static String body(String model, FluxSimulator simulator) {
        String picture = Pictures.base64(Pictures.plain(Color.GRAY, 200, 100));
        return switch (model) {
            case "flux-3-image" -> "{\"prompt\":\"a kite\"}";
            case "flux-3-video" -> video("t2v", simulator);
            case "flux-tools/video-edit-v1" ->
                "{\"prompt\":\"blue\",\"video\":\"%s\"}".formatted(Videos.base64(simulator, "a kite", 5));
            case "flux-tools/video-upscale-v1" ->
                "{\"input_video\":\"%s\"}".formatted(Videos.base64(simulator, "a kite", 5));
            case "flux-tools/outpainting-v1" ->
                "{\"input_image\":\"%s\",\"width\":300,\"height\":300}".formatted(picture);
            case "flux-pro-1.0-canny", "flux-pro-1.0-depth" ->
                "{\"prompt\":\"a kite\",\"control_image\":\"%s\"}".formatted(picture);
            default ->
                "{\"prompt\":\"a kite\",\"finetune_id\":\"mine\",\"image\":\"%1$s\",\"mask\":\"%1$s\",\"person\":\"%1$s\",\"garment\":\"%1$s\"}"
                        .formatted(picture);
        };
    }

    private static String video(String mode, FluxSimulator simulator) {
        String more =
                switch (mode) {
                    case "i2v" ->
                        ",\"keyframes\":[[0,\"%s\"]]".formatted(Pictures.base64(Pictures.plain(Color.RED, 64, 64)));
                    case "v2v" -> ",\"start_video\":\"%s\"".formatted(Videos.base64(simulator, "a kite", 5));
                    default -> "";
                };
        return "{\"mode\":\"%s\",\"prompt\":\"a kite\"%s}".formatted(mode, more);
    }

    private static Set<ValidationMessage> violations(String schema, JsonNode answer) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("components", DOCUMENT.get("components"));
        root.put("$ref", "#/components/schemas/" + schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(root)
                .validate(answer);
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(Contract.class.getResourceAsStream("bfl-openapi.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

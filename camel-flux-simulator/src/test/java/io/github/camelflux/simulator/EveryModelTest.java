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
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@FluxSimulation(render = Render.FLAT)
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
            String model, FluxSimulator simulator) throws IOException {
        Client client = new Client(simulator);

        JsonNode accepted = client.accepted(model, body(model));
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

    private static String body(String model) throws IOException {
        if (model.equals("flux-3-image")) {
            return "{\"prompt\":\"a kite\"}";
        }
        return "{\"prompt\":\"a kite\",\"finetune_id\":\"mine\",\"image\":\"%s\"}".formatted(picture());
    }

    private static String picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), "png", png);
        return Base64.getEncoder().encodeToString(png.toByteArray());
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

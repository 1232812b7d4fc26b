package io.github.camelflux.provider.comfyui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.provider.FormBody;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Samples;
import io.github.camelflux.provider.Submission;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent to a ComfyUI server. */
class ComfyUiRequestsTest {

    private static final Map<String, String> TWO_NODES = Map.of("workflow", Graphs.TWO_NODES);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0, 1};

    @Test
    void a_graph_of_two_nodes_needs_no_mapping() {
        HttpCall call = submit(
                TWO_NODES,
                Samples.request("flux-dev")
                        .width(512)
                        .height(768)
                        .steps(8)
                        .guidance(new BigDecimal("2.5"))
                        .seed(new BigInteger("17454220438242315174")));

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("http://127.0.0.1:8188/prompt");
        assertThat(call.credentials()).isEmpty();
        assertThat(members(call)).containsEntry("prompt_id", Samples.ATTEMPT);
        assertThat(inputs(call, "1"))
                .isEqualTo(Map.of(
                        "prompt",
                        "a cat",
                        "seed",
                        new BigInteger("17454220438242315174"),
                        "width",
                        512,
                        "height",
                        768,
                        "steps",
                        8,
                        "guidance",
                        new BigDecimal("2.5")));
        assertThat(inputs(call, "2")).isEqualTo(Map.of("images", List.of("1", 0), "filename_prefix", "cat"));
    }

    @Test
    void without_a_seed_each_attempt_gets_one_of_its_own_and_the_same_each_time_it_is_sent() {
        Object first =
                inputs(submit(TWO_NODES, Samples.request("flux-dev")), "1").get("seed");
        Object again =
                inputs(submit(TWO_NODES, Samples.request("flux-dev")), "1").get("seed");
        Submission next = new Submission(Samples.request("flux-dev").build(), Graphs.OPEN, "another", null);
        Object other = inputs(Graphs.provider(TWO_NODES).submit(next), "1").get("seed");

        assertThat(again).isEqualTo(first).isNotEqualTo(1).isNotEqualTo(other);
        assertThat((Long) first).isBetween(0L, 1L << 53);
    }

    @Test
    void in_a_larger_graph_the_nodes_are_named() {
        Map<String, String> options = new HashMap<>(Map.of(
                "workflow", Graphs.LARGE, "promptNode", "6", "sizeNode", "5", "imageNode", "10, 9", "seedNode", "25"));
        HttpCall call = submit(
                options,
                Samples.request("flux-dev")
                        .width(512)
                        .height(512)
                        .seed(BigInteger.TEN)
                        .image(picture(1))
                        .image(picture(2))
                        .extra("7.text", "nothing ugly")
                        .extra("3", Map.of("cfg", 2)));

        assertThat(inputs(call, "6")).containsEntry("text", "a cat");
        assertThat(inputs(call, "7")).containsEntry("text", "nothing ugly");
        assertThat(inputs(call, "5")).containsEntry("width", 512).containsEntry("height", 512);
        assertThat(inputs(call, "3")).containsEntry("seed", 1).containsEntry("cfg", 2);
        assertThat(inputs(call, "25")).containsEntry("noise_seed", BigInteger.TEN);
        assertThat(inputs(call, "10"))
                .containsEntry("image", names(call(options, picture(1))).get(0));
        assertThat(inputs(call, "9"))
                .containsEntry("image", names(call(options, picture(2))).get(0));
    }

    @Test
    void an_input_may_be_named_with_its_node_and_several_get_the_same() {
        HttpCall call =
                submit(Map.of("workflow", Graphs.LARGE, "promptNode", "6.text,7.text"), Samples.request("flux-dev"));

        assertThat(inputs(call, "6")).containsEntry("text", "a cat");
        assertThat(inputs(call, "7")).containsEntry("text", "a cat");
    }

    @Test
    void a_seed_goes_to_all_nodes_that_have_one() {
        HttpCall call = submit(
                Map.of("workflow", Graphs.LARGE, "promptNode", "6"),
                Samples.request("flux-dev").seed(BigInteger.TEN));

        assertThat(inputs(call, "3")).containsEntry("seed", BigInteger.TEN);
        assertThat(inputs(call, "25")).containsEntry("noise_seed", BigInteger.TEN);
    }

    @Test
    void a_seed_that_is_set_by_the_node_stays() {
        HttpCall call = submit(TWO_NODES, Samples.request("flux-dev").extra("1.seed", 5));

        assertThat(inputs(call, "1")).containsEntry("seed", 5);
    }

    @Test
    void a_message_names_a_workflow_of_the_configuration_by_the_model_and_no_other() {
        Map<String, String> options =
                Map.of("workflow", Graphs.TWO_NODES, "workflow.large", Graphs.LARGE, "promptNode.large", "7");

        assertThat(inputs(submit(options, Samples.request("large")), "7")).containsEntry("text", "a cat");
        assertThat(inputs(submit(options, Samples.request("flux-dev")), "1")).containsEntry("prompt", "a cat");
        assertRefused(options, Samples.request("file:other.json"), "providers[comfyui.workflow.file:other.json]");
    }

    @Test
    void what_is_not_clear_is_asked_for_by_the_option_that_says_it() {
        Map<String, String> large = Map.of("workflow", Graphs.LARGE);
        Map<String, String> named = Map.of("workflow", Graphs.LARGE, "promptNode", "6");

        assertRefused(large, Samples.request("flux-dev"), "6.text, 7.text", "providers[comfyui.promptNode]");
        assertRefused(named, Samples.request("flux-dev").image(picture(1)), "providers[comfyui.imageNode]");
        assertRefused(
                named,
                Samples.request("flux-dev").input(InputRole.MASK, picture(1)),
                "mask: ",
                "providers[comfyui.maskNode]");
        assertRefused(named, Samples.request("flux-dev").guidance(BigDecimal.ONE), "guidance: ");
        assertRefused(named, Samples.request("flux-dev").extra("99.text", "x"), "input.99.text: ", "'99'");
        assertRefused(named, Samples.request("flux-dev").extra("text", "x"), "input.text: ");
        assertRefused(named, Samples.request("flux-dev").extra("6.text", "x"), "6.text is set already");
        assertRefused(named, Samples.request("flux-dev").outputFormat("png"), "outputFormat: ");
        assertRefused(
                named, Samples.request("flux-dev").image(new InputImage.Link("https://x.example/y.png")), "images: ");
        assertRefused(
                Map.of("workflow", Graphs.LARGE, "promptNode", "3"),
                Samples.request("flux-dev"),
                "providers[comfyui.promptNode]: '3'");
        assertRefused(Map.of(), Samples.request("flux-dev"), "providers[comfyui.workflow]");
    }

    @Test
    void what_is_no_workflow_in_api_format_is_refused_when_it_is_read() {
        for (String wrong : List.of("", "{", "[]", "{}", "{\"nodes\":[],\"links\":[]}", "{\"1\":{\"inputs\":{}}}")) {
            assertThatThrownBy(() -> ComfyUiGraph.parse("providers[comfyui.workflow]", wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("providers[comfyui.workflow]: ");
        }
        assertThatThrownBy(() -> Graphs.provider(Map.of("workflow", "{}"))).hasMessageContaining("API format");
    }

    @Test
    void pictures_are_brought_to_the_server_first_under_a_name_that_their_bytes_give_them() {
        Map<String, String> options = Map.of("workflow", Graphs.LARGE, "promptNode", "6", "imageNode", "9");
        List<HttpCall> uploads = call(options, picture(1));

        assertThat(uploads).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.uri()).hasToString("http://127.0.0.1:8188/upload/image");
            assertThat(((FormBody) call.body()).parts())
                    .contains(new FormBody.Text("type", "input"), new FormBody.Text("overwrite", "true"));
        });
        assertThat(names(uploads))
                .isEqualTo(names(call(options, picture(1))))
                .isNotEqualTo(names(call(options, picture(2))));
        assertThat(names(uploads).get(0)).matches("camel-flux-[0-9a-f]{32}\\.png");
    }

    @Test
    void a_proxy_gets_its_key_as_it_wants_it() {
        assertThat(withKey(Map.of("workflow", Graphs.TWO_NODES)).credentials())
                .containsExactly(Map.entry("authorization", "Bearer me:secret"));
        assertThat(withKey(Map.of("workflow", Graphs.TWO_NODES, "auth", "basic"))
                        .credentials())
                .containsExactly(Map.entry("authorization", "Basic bWU6c2VjcmV0"));
    }

    @Test
    void a_job_is_asked_for_in_the_history_and_cancelled_by_its_id() {
        RemoteJob job = new RemoteJob("id-1", null, null, null);
        ComfyUiProvider provider = Graphs.provider(TWO_NODES);
        HttpCall older = Graphs.provider(Map.of("cancel", "queue"))
                .cancel(job, Graphs.OPEN)
                .orElseThrow();

        assertThat(provider.poll(job, Graphs.OPEN).orElseThrow()).hasToString("GET http://127.0.0.1:8188/history/id-1");
        assertThat(provider.cancel(job, Graphs.OPEN).orElseThrow())
                .hasToString("POST http://127.0.0.1:8188/api/jobs/id-1/cancel");
        assertThat(older).hasToString("POST http://127.0.0.1:8188/queue");
        assertThat(members(older)).isEqualTo(Map.of("delete", List.of("id-1")));
    }

    @Test
    void everybody_runs_it_himself_without_a_key() {
        ComfyUiProvider provider = Graphs.provider(Map.of());

        assertThat(provider.baseUrl(Region.GLOBAL)).isEmpty();
        assertThat(provider.trustedDomains()).isEmpty();
        assertThat(provider.needsKey()).isFalse();
        assertThat(provider.honoursAttempts()).isTrue();
    }

    private static void assertRefused(Map<String, String> options, ImageRequest.Builder request, String... words) {
        assertThatThrownBy(() -> submit(options, request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    private static InputImage picture(int number) {
        byte[] bytes = PNG.clone();
        bytes[bytes.length - 1] = (byte) number;
        return new InputImage.Inline(Blob.of(bytes));
    }

    private static HttpCall submit(Map<String, String> options, ImageRequest.Builder request) {
        return Graphs.provider(options).submit(Samples.submission(request.build(), Graphs.BASE, ""));
    }

    private static HttpCall withKey(Map<String, String> options) {
        return Graphs.provider(options)
                .submit(Samples.submission(Samples.request("flux-dev").build(), Graphs.BASE, "me:secret"));
    }

    private static List<HttpCall> call(Map<String, String> options, InputImage picture) {
        ImageRequest request = Samples.request("flux-dev").image(picture).build();
        return Graphs.provider(options).preparations(Samples.submission(request, Graphs.BASE, ""));
    }

    private static List<String> names(List<HttpCall> uploads) {
        return uploads.stream()
                .flatMap(call -> ((FormBody) call.body()).parts().stream())
                .filter(FormBody.File.class::isInstance)
                .map(part -> ((FormBody.File) part).fileName())
                .toList();
    }

    private static Map<String, Object> members(HttpCall call) {
        return ((JsonBody) call.body()).members();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> inputs(HttpCall call, String node) {
        Map<String, Map<String, Object>> graph =
                (Map<String, Map<String, Object>>) members(call).get("prompt");
        return (Map<String, Object>) graph.get(node).get("inputs");
    }
}

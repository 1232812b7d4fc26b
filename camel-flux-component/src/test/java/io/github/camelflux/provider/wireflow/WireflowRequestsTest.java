package io.github.camelflux.provider.wireflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.RateLimit;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Samples;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent to Wireflow, by the one text that there is of its API. */
class WireflowRequestsTest {

    @Test
    void a_workflow_is_executed_under_the_id_of_the_attempt() {
        HttpCall call = submit(Map.of("workflow", "wf_1"), Samples.request("flux-2-pro"));

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("https://www.wireflow.ai/api/v1/workflows/wf_1/execute");
        assertThat(call.credentials()).containsExactly(Map.entry("authorization", "Bearer sk-1"));
        assertThat(call.headers()).containsEntry("Idempotency-Key", Samples.ATTEMPT);
        assertThat(members(call))
                .isEqualTo(Map.of(
                        "nodes",
                        List.of(Map.of("id", "text-input-1", "data", Map.of("params", Map.of("prompt", "a cat")))),
                        "edges",
                        List.of()));
    }

    @Test
    void a_message_names_a_workflow_by_the_model() {
        HttpCall call = submit(Map.of("workflow", "wf_1"), Samples.request("wf/2"));

        assertThat(call.uri()).hasToString("https://www.wireflow.ai/api/v1/workflows/wf%2F2/execute");
    }

    @Test
    void without_any_workflow_the_message_says_how_to_name_one() {
        assertThatThrownBy(() -> submit(Map.of(), Samples.request("flux-2-pro")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flux-2-pro")
                .hasMessageContaining("providers[wireflow.workflow]");
    }

    @Test
    void further_parameters_go_to_the_nodes_that_input_names() {
        HttpCall call = submit(
                Map.of("workflow", "wf_1", "promptNode", "words", "promptParam", "text"),
                Samples.request("flux-2-pro")
                        .extra("generate-1.seed", 7)
                        .extra("generate-2", Map.of("steps", 4))
                        .extra("language", "en"));

        assertThat(members(call).get("nodes"))
                .isEqualTo(List.of(
                        Map.of("id", "words", "data", Map.of("params", Map.of("text", "a cat", "language", "en"))),
                        Map.of("id", "generate-1", "data", Map.of("params", Map.of("seed", 7))),
                        Map.of("id", "generate-2", "data", Map.of("params", Map.of("steps", 4)))));
    }

    @Test
    void a_parameter_is_set_once() {
        assertThatThrownBy(() -> submit(
                        Map.of("workflow", "wf_1"),
                        Samples.request("flux-2-pro").extra("text-input-1.prompt", "a dog")))
                .hasMessageContaining("input.text-input-1.prompt");
    }

    @Test
    void what_has_no_place_in_a_workflow_is_refused_and_not_left_out() {
        assertNoPlace("seed", Samples.request("flux-2-pro").seed(BigInteger.TEN));
        assertNoPlace("size", Samples.request("flux-2-pro").width(512).height(512));
        assertNoPlace("aspectRatio", Samples.request("flux-2-pro").aspectRatio("1:1"));
        assertNoPlace("outputFormat", Samples.request("flux-2-pro").outputFormat("png"));
        assertNoPlace("images", Samples.request("flux-2-pro").image(new InputImage.Inline(Blob.of(new byte[] {1}))));
    }

    @Test
    void a_webhook_id_is_triggered_without_a_key_and_asked_for_with_the_key_for_reading() {
        Map<String, String> options = Map.of("webhookId", "hook-1", "readKey", "sk-read");
        HttpCall call = submit(options, Samples.request("flux-2-pro").extra("style", "ink"));

        assertThat(call.uri()).hasToString("https://www.wireflow.ai/api/v1/workflow/hook-1/trigger");
        assertThat(call.credentials()).isEmpty();
        assertThat(call.headers()).doesNotContainKey("Idempotency-Key");
        assertThat(members(call)).isEqualTo(Map.of("prompt", "a cat", "style", "ink"));
        assertThat(provider(options).honoursAttempts()).isFalse();
        assertThat(provider(options).needsKey()).isFalse();
        assertThat(poll(options).credentials()).containsExactly(Map.entry("authorization", "Bearer sk-read"));
        assertThatThrownBy(() -> submit(options, Samples.request("wf_2")))
                .hasMessageContaining("'wf_2'")
                .hasMessageContaining("webhookId");
    }

    @Test
    void an_execution_is_asked_for_by_its_id_with_the_api_key_unless_there_is_one_for_reading() {
        HttpCall call = poll(Map.of());

        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.uri()).hasToString("https://www.wireflow.ai/api/v1/workflows/executions/ex%201/poll");
        assertThat(call.credentials()).containsExactly(Map.entry("authorization", "Bearer sk-1"));
        assertThat(provider(Map.of()).honoursAttempts()).isTrue();
        assertThat(provider(Map.of()).needsKey()).isTrue();
    }

    @Test
    void the_limits_of_a_plan_are_known() {
        assertThat(provider(Map.of()).rates()).isEmpty();
        assertThat(provider(Map.of("plan", "free")).rates()).containsExactlyInAnyOrder(minute(10), each(10), day(50));
        assertThat(provider(Map.of("plan", "starter")).rates())
                .containsExactlyInAnyOrder(minute(20), each(10), day(200));
        assertThat(provider(Map.of("plan", "pro")).rates()).containsExactlyInAnyOrder(minute(60), each(10), day(1000));
        assertThat(provider(Map.of("plan", "enterprise")).rates()).containsExactlyInAnyOrder(minute(200), each(10));
    }

    @Test
    void wrong_options_are_refused_by_name() {
        assertThatThrownBy(() -> provider(Map.of("plan", "gold")))
                .hasMessageContaining("providers[wireflow.plan]: 'gold'");
        assertThatThrownBy(() -> provider(Map.of("outputs", "result")))
                .hasMessageContaining("providers[wireflow.outputs]: 'result'");
    }

    @Test
    void it_is_in_no_region() {
        assertThat(provider(Map.of()).baseUrl(Region.GLOBAL)).contains(URI.create("https://www.wireflow.ai"));
        assertThat(provider(Map.of()).baseUrl(Region.EU)).isEmpty();
    }

    private static void assertNoPlace(String name, ImageRequest.Builder request) {
        assertThatThrownBy(() -> submit(Map.of("workflow", "wf_1"), request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + ": ");
    }

    private static RateLimit minute(int times) {
        return new RateLimit(RateLimit.Kind.REQUESTS, times, Duration.ofMinutes(1));
    }

    private static RateLimit each(int times) {
        return new RateLimit(RateLimit.Kind.SUBMISSIONS, times, Duration.ofMinutes(1));
    }

    private static RateLimit day(int times) {
        return new RateLimit(RateLimit.Kind.SUBMISSIONS, times, Duration.ofDays(1));
    }

    private static WireflowProvider provider(Map<String, String> options) {
        return new WireflowProvider(ModelCatalog.shipped(), Samples.options("wireflow", options));
    }

    private static HttpCall submit(Map<String, String> options, ImageRequest.Builder request) {
        return provider(options).submit(Samples.submission(request.build(), "https://www.wireflow.ai", "sk-1"));
    }

    private static HttpCall poll(Map<String, String> options) {
        Account account = new Account("a", "sk-1", URI.create("https://www.wireflow.ai"));
        return provider(options)
                .poll(new RemoteJob("ex 1", null, null, null), account)
                .orElseThrow();
    }

    private static Map<String, Object> members(HttpCall call) {
        return ((JsonBody) call.body()).members();
    }
}

package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The list of models that a route gets. */
class ModelsRouteTest extends SimulatedRoutes {

    @Override
    protected void configure(FluxComponent flux) {
        flux.setModelCatalog("classpath:io/github/camelflux/component/own-models.json");
    }

    @Test
    void lists_the_models_of_the_provider() {
        assertThat(names("flux:models"))
                .contains("flux-2-pro", "flux-3-video", "flux-tools/erase-v1", "my-lora")
                .doesNotContain("only-elsewhere");
        assertThat(names("flux:models?provider=fal"))
                .contains("flux-2-pro", "only-elsewhere")
                .doesNotContain("flux-3-video");
    }

    @Test
    void lists_those_that_can_do_something() {
        assertThat(names("flux:models?forOperation=expand"))
                .containsExactly("flux-tools/outpainting-v1", "flux-pro-1.0-expand");
    }

    @Test
    void lists_those_that_are_allowed() {
        flux().setAllowedModels("flux-2-klein-*,flux-2-max");

        assertThat(names("flux:models"))
                .allMatch(name -> name.startsWith("flux-2-"))
                .contains("flux-2-max")
                .doesNotContain("flux-2-pro");
    }

    @Test
    void says_what_is_known_and_leaves_out_what_is_not() throws Exception {
        List<Map<String, Object>> models = models("flux:models");

        assertThat(named(models, "flux-2-pro"))
                .containsEntry("provider", "bfl")
                .containsEntry("id", "flux-2-pro")
                .containsEntry("operations", List.of("generate", "edit"))
                .containsEntry("maxReferences", 8)
                .containsEntry("linkLifetime", "PT10M")
                .containsEntry("price", "$0.03 first megapixel, $0.015 each further; $0.015 a megapixel that goes in")
                .containsEntry("priceCertainty", "B")
                .doesNotContainKeys("weights", "withdrawn", "note");
        assertThat(named(models, "flux-3-image"))
                .containsEntry("priceFrom", "2026-10-08")
                .doesNotContainKey("defaultFormat");
        assertThat(named(models, "my-lora"))
                .containsEntry("price", "$0.0125")
                .containsEntry("priceCertainty", "OWN")
                .doesNotContainKeys("licence", "fields", "size");
        assertThat(new ObjectMapper().writeValueAsString(models))
                .contains("\"safety_tolerance\":{\"type\":\"integer\"");
    }

    @Test
    void an_operation_that_there_is_not_is_refused_at_start() {
        assertThatThrownBy(() ->
                        context.getEndpoint("flux:models?forOperation=paint").start())
                .hasStackTraceContaining("forOperation: 'paint' is none of generate, edit, fill");
    }

    private List<String> names(String uri) {
        return models(uri).stream().map(model -> (String) model.get("name")).toList();
    }

    private static Map<String, Object> named(List<Map<String, Object>> models, String name) {
        return models.stream()
                .filter(model -> name.equals(model.get("name")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> models(String uri) {
        return template.requestBody(uri, "ignored", List.class);
    }
}

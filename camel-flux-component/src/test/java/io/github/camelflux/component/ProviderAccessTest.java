package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key and an address are for one provider: the one that they were given with. */
class ProviderAccessTest {

    private final FluxConfiguration component = new FluxConfiguration();
    private final FluxConfiguration endpoint = new FluxConfiguration();
    private Map<String, Object> settings = Map.of();
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void the_component_is_told_of_bfl() {
        component.setApiKey("for-bfl");
        component.setBaseUrl("http://bfl.example");
    }

    @Test
    void what_the_component_says_is_for_its_own_provider() {
        assertThat(keys("bfl")).containsExactly("for-bfl");
        assertThat(access().baseUrl("bfl")).isEqualTo("http://bfl.example");
    }

    @Test
    void and_for_no_other() {
        endpoint.setProvider("fal");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys("fal"))
                .withMessageContainingAll("fal", "providers[fal.apiKey]", "FAL_KEY", "FAL_KEY_ID and FAL_KEY_SECRET")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("for-bfl"));
        assertThat(access().baseUrl("fal")).isNull();
    }

    @Test
    void what_an_endpoint_says_is_for_the_endpoints_provider_and_for_no_tier_that_leads_elsewhere() {
        endpoint.setProvider("fal");
        endpoint.setApiKey("for-fal");
        endpoint.setBaseUrl("http://fal.example");

        assertThat(keys("fal")).containsExactly("for-fal");
        assertThat(access().baseUrl("fal")).isEqualTo("http://fal.example");
        assertThat(keys("bfl")).containsExactly("for-bfl");
        assertThat(access().baseUrl("bfl")).isEqualTo("http://bfl.example");
        assertThatIllegalArgumentException().isThrownBy(() -> keys("together"));
    }

    @Test
    void an_endpoints_own_comes_before_the_components() {
        endpoint.setApiKey("its-own");

        assertThat(keys("bfl")).containsExactly("its-own");
    }

    @Test
    void every_provider_has_settings_and_a_variable_of_its_own() {
        settings = Map.of("replicate", Map.of("api-key", "set", "base-url", "http://replicate.example"));
        environment = Map.of(
                "FAL_KEY_ID", "id",
                "FAL_KEY_SECRET", "secret",
                "REPLICATE_API_TOKEN", "not asked for",
                "TOGETHER_API_KEY", "together",
                "DEEPINFRA_TOKEN", "deepinfra",
                "WIREFLOW_API_KEY", "wireflow");

        assertThat(keys("fal")).containsExactly("id:secret");
        assertThat(keys("replicate")).containsExactly("set");
        assertThat(access().baseUrl("replicate")).isEqualTo("http://replicate.example");
        assertThat(keys("together")).containsExactly("together");
        assertThat(keys("deepinfra")).containsExactly("deepinfra");
        assertThat(keys("wireflow")).containsExactly("wireflow");
    }

    @Test
    void a_whole_key_of_the_environment_comes_before_its_halves_and_one_half_is_none() {
        environment = Map.of("FAL_KEY", "whole", "FAL_KEY_ID", "id", "FAL_KEY_SECRET", "secret");
        assertThat(keys("fal")).containsExactly("whole");

        environment = Map.of("FAL_KEY_ID", "id");
        assertThatIllegalArgumentException().isThrownBy(() -> keys("fal"));
    }

    private List<String> keys(String provider) {
        return access().keys(provider, true);
    }

    private ProviderAccess access() {
        ProviderSettings providers = new ProviderSettings(settings);
        return new ProviderAccess(endpoint, component, new ApiKeys(providers, environment::get), providers);
    }
}

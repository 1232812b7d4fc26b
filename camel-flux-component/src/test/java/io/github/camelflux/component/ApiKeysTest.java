package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("BFL_API_KEY", " from-environment\n");

    @Test
    void the_endpoint_comes_before_the_provider_before_the_environment() {
        ApiKeys keys = keys(Map.of("bfl.apiKey", "from-provider"));

        assertThat(keys.find("bfl", "from-endpoint")).containsExactly("from-endpoint");
        assertThat(keys.find("bfl", " ")).containsExactly("from-provider");
        assertThat(keys(Map.of()).find("bfl", null)).containsExactly("from-environment");
    }

    @Test
    void providers_may_be_nested_and_spelled_with_dashes() {
        assertThat(keys(Map.of("bfl", Map.of("api-key", "nested"))).find("bfl", null))
                .containsExactly("nested");
    }

    @Test
    void several_are_separated_by_commas_and_each_is_used_once() {
        assertThat(keys(Map.of()).find("bfl", "one, two,,one ,three")).containsExactly("one", "two", "three");
    }

    @Test
    void a_key_that_cannot_be_sent_is_refused_also_behind_others_and_is_not_shown() {
        assertThatThrownBy(() -> keys(Map.of()).find("bfl", "one,“two”"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apiKey")
                .hasMessageNotContaining("two");
    }

    @Test
    void without_any_it_says_where_it_looked() {
        ApiKeys keys = new ApiKeys(new ProviderSettings(Map.of()), name -> null);

        assertThatThrownBy(() -> keys.find("bfl", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("apiKey", "providers[bfl.apiKey]", "BFL_API_KEY");
    }

    private static ApiKeys keys(Map<String, Object> providers) {
        return new ApiKeys(new ProviderSettings(providers), ENVIRONMENT::get);
    }
}

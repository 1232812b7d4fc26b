package io.github.camelflux.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.component.FluxComponent;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What a user writes into Boot's configuration is what the component is told. */
class ComponentPropertiesTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void close() throws IOException {
        camel.close();
    }

    @Test
    void options_with_hyphens_and_those_with_keys_arrive() {
        FluxComponent flux = configured(properties(Map.of(
                "camel.component.flux.max-in-flight",
                7,
                "camel.component.flux.block-when-full",
                true,
                "camel.component.flux.providers.bfl.apiKey",
                "a-key",
                "camel.component.flux.http-header.X-Team",
                "art")));

        assertThat(flux.getMaxInFlight()).isEqualTo(7);
        assertThat(flux.isBlockWhenFull()).isTrue();
        assertThat(flux.getProviders()).containsEntry("bfl.apiKey", "a-key");
        assertThat(flux.getHttpHeader()).containsEntry("X-Team", "art");
    }

    @Test
    void an_option_without_a_value_is_not_set() {
        FluxComponent flux = configured(properties(Map.of("camel.component.flux.api-key", "")));

        assertThat(flux.getConfiguration().getApiKey()).isNull();
    }

    @Test
    void environment_variables_arrive() {
        FluxComponent flux = configured(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("CAMEL_COMPONENT_FLUX_MAXINFLIGHT", "7", "CAMEL_COMPONENT_FLUX_APIKEY", "a-key")));

        assertThat(flux.getMaxInFlight()).isEqualTo(7);
        assertThat(flux.getConfiguration().getApiKey()).isEqualTo("a-key");
    }

    @Test
    void an_option_that_does_not_exist_stops_the_start() {
        assertThatThrownBy(() -> configured(properties(Map.of("camel.component.flux.max-in-fligth", 7))))
                .isInstanceOf(PropertyBindingException.class)
                .hasMessageContaining("maxInFligth");
    }

    private static PropertySource<?> properties(Map<String, Object> properties) {
        return new MapPropertySource("test", properties);
    }

    private FluxComponent configured(PropertySource<?> source) {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.forEach(other -> sources.remove(other.getName()));
        sources.addFirst(source);
        FluxComponent flux = new FluxComponent();
        flux.setCamelContext(camel);
        new ComponentProperties(camel, environment).configure("flux", flux);
        return flux;
    }
}

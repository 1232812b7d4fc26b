package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.component.ComponentPage.Example;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sets the properties that the component's page shows. */
class ComponentPagePropertiesTest {

    static Stream<Example> properties() {
        return ComponentPage.read().examples().stream()
                .filter(example -> example.language().equals("properties"));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void properties_of_the_page_are_options_of_the_component(Example example) throws Exception {
        Properties written = new Properties();
        written.load(new StringReader(example.text()));
        Map<String, Object> options = new HashMap<>();
        written.forEach(
                (name, value) -> options.put(StringHelper.after((String) name, "camel.component.flux."), value));
        FluxComponent flux = new FluxComponent();

        PropertyBindingSupport.build()
                .withCamelContext(new DefaultCamelContext())
                .withTarget(flux)
                .withConfigurer(new FluxComponentConfigurer())
                .withProperties(options)
                .withRemoveParameters(true)
                .bind();

        assertThat(options).isEmpty();
        assertThat(PageScenes.PROPERTIES.get(example.name())).accepts(flux);
    }
}

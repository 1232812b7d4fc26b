package io.github.camelflux.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelflux.component.FluxComponent;
import io.github.camelflux.component.FluxComponentConfigurer;
import io.github.camelflux.docs.CatalogEntry.Option;
import io.github.camelflux.docs.CatalogEntry.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.util.TimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tables of the component's page say of options is what the component does. */
class ComponentTablesTest {

    /** No function of Simple, which says so when it reads it. */
    private static final String NO_SIMPLE = "${noSuchFunction(1)}";

    static Stream<Option> texts() throws IOException {
        return CatalogEntry.read().options().stream()
                .filter(option -> option.scope() != Scope.COMPONENT)
                .filter(option -> option.value().equals("text"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void an_option_is_said_to_be_simple_if_it_is_evaluated(Option option) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            context.addComponent("flux", flux());
            context.start();

            assertThat(isReadAsSimple(context, option.name()))
                    .as("Say \"May hold Simple functions\" in the description of %s if it does, and only then", option)
                    .isEqualTo(option.simple());
        }
    }

    @Test
    void some_options_are_simple_and_some_are_not() throws IOException {
        assertThat(texts().filter(Option::simple)).extracting(Option::name).contains("prompt", "fileName");
        assertThat(texts().filter(option -> !option.simple()))
                .extracting(Option::name)
                .contains("model", "apiKey");
    }

    @Test
    void a_default_is_what_the_component_has() throws IOException {
        FluxComponent flux = new FluxComponent();
        assertThat(CatalogEntry.read().options().stream().filter(option -> option.standard() != null))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(actual(flux, option.name()))
                        .as(option.name())
                        .isEqualToIgnoringCase(plain(option)));
    }

    @Test
    void a_number_without_a_unit_is_refused() throws IOException {
        var facts = new ObjectMapper().readTree("""
                {"javaType": "java.lang.Integer", "description": "How wide."}
                """);
        assertThatThrownBy(() -> ValueKind.of(facts))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("How wide.");
    }

    @Test
    void a_part_without_a_place_on_the_page_is_refused_and_so_is_a_place_without_a_part() {
        MarkedPage page = new MarkedPage("before\n// a: START, generated\nold\n// a: END\nafter\n");

        assertThat(page.with(Map.of("a", "new\n")).text())
                .isEqualTo("before\n// a: START, generated\nnew\n// a: END\nafter\n");
        assertThatThrownBy(() -> page.with(Map.of("a", "", "b", ""))).hasMessageContaining("no place for b");
        assertThatThrownBy(() -> page.with(Map.of())).hasMessageContaining("calls a");
    }

    private static FluxComponent flux() {
        FluxComponent flux = new FluxComponent();
        flux.getConfiguration().setApiKey("any");
        flux.getConfiguration().setBaseUrl("http://127.0.0.1:9");
        return flux;
    }

    private static boolean isReadAsSimple(CamelContext context, String option) {
        try {
            Endpoint endpoint = context.getEndpoint("flux:generate?" + option + "=RAW(" + NO_SIMPLE + ")");
            endpoint.start();
            try (Producer producer = endpoint.createProducer()) {
                producer.start();
            }
            return false;
        } catch (Exception e) {
            return Stream.<Throwable>iterate(e, cause -> cause != null, Throwable::getCause)
                    .anyMatch(SimpleIllegalSyntaxException.class::isInstance);
        }
    }

    private static String actual(FluxComponent flux, String option) {
        Object value = new FluxComponentConfigurer().getOptionValue(flux, option, true);
        return String.valueOf(value);
    }

    /** A time as Java writes it. */
    private static String plain(Option option) {
        return option.value().equals("time")
                ? Duration.ofMillis(TimeUtils.toMilliSeconds(option.standard())).toString()
                : option.standard();
    }
}

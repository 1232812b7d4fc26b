package io.github.camelflux.example;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Gives the {@code flux} component what {@code camel.component.flux.*} says, as a Spring Boot starter would. An option that the
 * component does not have stops the start; one without a value counts as not set, so that {@code ${BFL_API_KEY:}} may be empty.
 */
@org.springframework.stereotype.Component
class ComponentProperties implements ComponentCustomizer {

    private static final String COMPONENT = "flux";

    private final CamelContext camel;
    private final Environment environment;

    ComponentProperties(CamelContext camel, Environment environment) {
        this.camel = camel;
        this.environment = environment;
    }

    @Override
    public boolean isEnabled(String name, Component component) {
        return COMPONENT.equals(name);
    }

    @Override
    public void configure(String name, Component component) {
        PropertyBindingSupport.build()
                .withCamelContext(camel)
                .withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withProperties(options(name))
                .withMandatory(true)
                .bind();
    }

    private Map<String, Object> options(String name) {
        Map<String, Object> options = new HashMap<>();
        Binder.get(environment)
                .bind("camel.component." + name, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((option, value) -> {
                    if (!value.isBlank()) {
                        options.put(bindable(option), value);
                    }
                });
        return options;
    }

    /** {@code max-in-flight} is {@code maxInFlight}; what follows a dot is a key in a map: {@code providers[bfl.apiKey]}. */
    private static String bindable(String option) {
        int dot = option.indexOf('.');
        return dot < 0
                ? StringHelper.dashToCamelCase(option)
                : StringHelper.dashToCamelCase(option.substring(0, dot)) + "[" + option.substring(dot + 1) + "]";
    }
}

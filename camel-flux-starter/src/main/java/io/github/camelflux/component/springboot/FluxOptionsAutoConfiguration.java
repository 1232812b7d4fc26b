package io.github.camelflux.component.springboot;

import io.github.camelflux.component.FluxComponent;
import org.apache.camel.Ordered;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** What the generated configuration leaves out: options are checked, and a bean of options comes before single ones. */
@AutoConfiguration(after = FluxComponentAutoConfiguration.class)
class FluxOptionsAutoConfiguration {

    /** Static, since it is needed before there are any beans. */
    @Bean
    static ConfigurationPropertiesBindHandlerAdvisor fluxOptionChecks(Environment environment) {
        return handler -> new FluxOptionsBindHandler(handler, environment);
    }

    /**
     * Sets {@code configuration} before Camel sets the options in the order of a hash map: an option that went first would be
     * replaced with the rest of the bean, the API key among them.
     */
    @Bean
    @ConditionalOnBean(FluxComponentConfiguration.class)
    ComponentCustomizer configurationBeforeFluxOptions(
            ApplicationContext application, FluxComponentConfiguration options) {
        return ComponentCustomizer.builder(FluxComponent.class)
                .withOrder(Ordered.HIGHEST)
                .withCondition((name, component) -> component instanceof FluxComponent
                        && options.getConfiguration() != null
                        && HierarchicalPropertiesEvaluator.evaluate(
                                application, "camel.component.customizer", "camel.component.flux.customizer"))
                .build(flux -> flux.setConfiguration(options.getConfiguration()));
    }
}

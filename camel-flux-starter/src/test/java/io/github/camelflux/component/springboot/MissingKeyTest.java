package io.github.camelflux.component.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MissingKeyTest {

    @Test
    void a_route_without_a_key_does_not_start_and_says_where_it_was_looked_for() {
        new ApplicationContextRunner()
                .withUserConfiguration(BootApplication.class)
                .withPropertyValues(
                        "camel.main.routes-include-pattern=classpath:routes/*.camel.yaml",
                        "camel.component.flux.api-key=${BFL_API_KEY:}")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("Failed to start route: orders")
                        .hasStackTraceContaining("apiKey: there is no API key for the provider bfl")
                        .hasStackTraceContaining("environment variable BFL_API_KEY"));
    }
}

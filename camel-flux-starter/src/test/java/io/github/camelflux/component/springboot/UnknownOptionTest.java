package io.github.camelflux.component.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A misspelt option would otherwise be one that silently is not set. */
@ExtendWith(OutputCaptureExtension.class)
class UnknownOptionTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(BootApplication.class);

    @Test
    void an_option_that_does_not_exist_stops_the_start(CapturedOutput output, @TempDir Path home) throws IOException {
        Path file = Files.writeString(home.resolve("application.yaml"), """
                camel:
                  component:
                    flux:
                      api-kye: s3cret
                      max-in-fligth: 7
                      proxy-password: s3cret
                """);

        assertThatThrownBy(() -> new SpringApplicationBuilder(BootApplication.class)
                        .web(WebApplicationType.NONE)
                        .run("--spring.config.location=" + file.toUri()))
                .hasRootCauseInstanceOf(UnknownFluxOptionException.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("camel.component.flux.max-in-fligth: the flux component has no such option")
                .contains("Did you mean max-in-flight?")
                .contains("camel.component.flux.api-kye", "Did you mean api-key?")
                .contains("application.yaml", "5:22")
                .doesNotContain("s3cret");
    }

    @Test
    void an_option_that_resembles_no_other_stops_the_start() {
        application.withPropertyValues("camel.component.flux.colour=red").run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageStartingWith("camel.component.flux.colour: the flux component has no such option")
                .hasMessageNotContaining("Did you mean"));
    }

    @Test
    void something_below_an_option_that_has_nothing_below_it_stops_the_start() {
        application
                .withPropertyValues("camel.component.flux.api-key.bfl=a-key")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("api-key.bfl"));
    }

    @Test
    void environment_variables_and_other_components_are_left_alone() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                        Map.of("CAMEL_COMPONENT_FLUX_COLOUR", "red"))))
                .withPropertyValues(
                        "camel.component.fluxy.colour=red",
                        "camel.component.direct.colour=red",
                        "camel.main.colour=red",
                        "colour=red")
                .run(context -> assertThat(context).hasSingleBean(CamelContext.class));
    }

    @Test
    void switches_of_camel_and_names_below_maps_are_no_mistakes() {
        application
                .withPropertyValues(
                        "camel.component.flux.enabled=true",
                        "camel.component.flux.customizer.enabled=true",
                        "camel.component.customizer.enabled=true",
                        "camel.component.flux.providers.fal.api-key=a-key",
                        "camel.component.flux.http-header.X-Team=art",
                        "camel.component.flux.input.raw=true")
                .run(context -> assertThat(context).hasSingleBean(CamelContext.class));
    }

    @ParameterizedTest
    @CsvSource({"max-in-flight,many", "body-format,xml", "job-timeout,1m30s", "block-when-full,perhaps"})
    void a_value_that_cannot_be_read_stops_the_start(String option, String value) {
        application
                .withPropertyValues("camel.component.flux." + option + "=" + value)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("camel.component.flux." + option)
                        .hasStackTraceContaining(value));
    }
}

package io.github.camelflux.component.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.component.BodyFormat;
import io.github.camelflux.component.FluxComponent;
import io.github.camelflux.component.FluxConfiguration;
import io.github.camelflux.component.SizePolicy;
import java.beans.PropertyDescriptor;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What a user writes into Boot's configuration is what the component is told. */
class OptionBindingTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(BootApplication.class);

    @Test
    void texts_numbers_and_choices_arrive() {
        flux(
                flux -> {
                    assertThat(flux.getConfiguration().getApiKey()).isEqualTo("a-key");
                    assertThat(flux.getMaxInFlight()).isEqualTo(7);
                    assertThat(flux.isBlockWhenFull()).isTrue();
                    assertThat(flux.getConfiguration().getBodyFormat()).isEqualTo(BodyFormat.PROMPT);
                    assertThat(flux.getConfiguration().getSizePolicy()).isEqualTo(SizePolicy.NEAREST);
                    assertThat(flux.getConfiguration().isStrictParameters()).isFalse();
                    assertThat(flux.getConfiguration().getTier()).isEqualTo("draft");
                    assertThat(flux.getTiers()).isEqualTo(Map.of("draft", "bfl:flux-2-klein-9b"));
                    assertThat(flux.getConfiguration().getSeed()).isEqualTo(42L);
                    assertThat(flux.getConfiguration().getGuidance()).isEqualTo(3.5);
                },
                "api-key=a-key",
                "max-in-flight=7",
                "blockWhenFull=true",
                "body_format=Prompt",
                "size-policy=nearest",
                "strict-parameters=false",
                "tier=draft",
                "tiers.draft=bfl:flux-2-klein-9b",
                "seed=42",
                "guidance=3.5");
    }

    @Test
    void times_are_written_with_their_unit() {
        flux(
                flux -> {
                    assertThat(flux.getConfiguration().getJobTimeout()).isEqualTo(Duration.ofSeconds(90));
                    assertThat(flux.getConfiguration().getQueueTimeout()).isEqualTo(Duration.ofHours(2));
                    assertThat(flux.getConfiguration().getPollInterval()).isEqualTo(Duration.ofMillis(250));
                    assertThat(flux.getOrphanGrace()).isEqualTo(Duration.ofSeconds(30));
                },
                "job-timeout=PT1M30S",
                "queue-timeout=2h",
                "poll-interval=250",
                "orphan-grace=30s");
    }

    @Test
    void options_with_names_below_them_arrive() {
        flux(
                flux -> {
                    assertThat(flux.getProviders())
                            .containsEntry("fal", Map.of("api-key", "a-key", "max-in-flight", "3"));
                    assertThat(flux.getHttpHeader())
                            .containsEntry("X-Team", "art")
                            .containsEntry("X_Desk.2", "left");
                    assertThat(flux.getConfiguration().getInput())
                            .containsEntry("raw", "true")
                            .containsEntry("webhook_color", "red");
                },
                "providers.fal.api-key=a-key",
                "providers.fal.max-in-flight=3",
                "http-header.X-Team=art",
                "http-header[X_Desk.2]=left",
                "input.raw=true",
                "input.webhook_color=red");
    }

    @Test
    void environment_variables_arrive() {
        application
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                        Map.of(
                                                "CAMEL_COMPONENT_FLUX_APIKEY", "a-key",
                                                "CAMEL_COMPONENT_FLUX_MAX_IN_FLIGHT", "7",
                                                "CAMEL_COMPONENT_FLUX_PROVIDERS_FAL_APIKEY", "another-key"))))
                .run(context -> {
                    FluxComponent flux = component(context.getBean(CamelContext.class));
                    assertThat(flux.getConfiguration().getApiKey()).isEqualTo("a-key");
                    assertThat(flux.getMaxInFlight()).isEqualTo(7);
                    assertThat(flux.getProviders()).containsEntry("fal", Map.of("apikey", "another-key"));
                });
    }

    @Test
    void an_option_that_is_not_named_stays_what_the_component_makes_of_it() {
        flux(OptionBindingTest::hasDefaultsOnly);
    }

    @Test
    void an_option_without_a_value_is_not_set() {
        flux(
                OptionBindingTest::hasDefaultsOnly,
                options()
                        .map(option -> DataObjectPropertyName.toDashedForm(option) + "=")
                        .toArray(String[]::new));
        flux(OptionBindingTest::hasDefaultsOnly, "api-key=${NO_SUCH_VARIABLE:}", "size=  ", "providers.bfl.api-key=");
    }

    private static void hasDefaultsOnly(FluxComponent flux) {
        PropertyConfigurerGetter options = (PropertyConfigurerGetter) flux.getComponentPropertyConfigurer();
        FluxComponent untouched = new FluxComponent();

        assertThat(options()).hasSizeGreaterThan(60).allSatisfy(option -> assertThat(
                        options.getOptionValue(flux, option, false))
                .as(option)
                .usingRecursiveComparison()
                .isEqualTo(options.getOptionValue(untouched, option, false)));
    }

    private static Stream<String> options() {
        return Arrays.stream(BeanUtils.getPropertyDescriptors(FluxComponentConfiguration.class))
                .filter(option -> option.getWriteMethod() != null)
                .filter(option -> option.getWriteMethod().getDeclaringClass() == FluxComponentConfiguration.class)
                .map(PropertyDescriptor::getName);
    }

    @Test
    void beans_are_named_by_reference() {
        SSLContextParameters tls = new SSLContextParameters();

        application
                .withBean("tls", SSLContextParameters.class, () -> tls)
                .withPropertyValues("camel.component.flux.ssl-context-parameters=#bean:tls")
                .run(context -> assertThat(
                                component(context.getBean(CamelContext.class)).getSslContextParameters())
                        .isSameAs(tls));
    }

    @Test
    void the_name_of_a_bean_without_the_sign_of_a_reference_stops_the_start() {
        application
                .withBean("tls", SSLContextParameters.class, SSLContextParameters::new)
                .withPropertyValues("camel.component.flux.ssl-context-parameters=tls")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("camel.component.flux.ssl-context-parameters: 'tls'")
                        .hasStackTraceContaining("#bean:tls"));
    }

    @Test
    void a_bean_of_options_comes_before_single_options() {
        FluxConfiguration house = new FluxConfiguration();
        house.setModel("flux-2-max");
        house.setApiKey("the-house-key");
        house.setQueueTimeout(Duration.ofHours(1));

        application
                .withBean("house", FluxConfiguration.class, () -> house)
                .withPropertyValues(
                        "camel.component.flux.configuration=#bean:house",
                        "camel.component.flux.api-key=a-key",
                        "camel.component.flux.seed=42")
                .run(context -> {
                    FluxConfiguration options =
                            component(context.getBean(CamelContext.class)).getConfiguration();
                    assertThat(options.getApiKey()).isEqualTo("a-key");
                    assertThat(options.getSeed()).isEqualTo(42L);
                    assertThat(options.getModel()).isEqualTo("flux-2-max");
                    assertThat(options.getQueueTimeout()).isEqualTo(Duration.ofHours(1));
                });
    }

    @Test
    void a_component_of_the_application_keeps_what_is_not_named() {
        FluxComponent second = new FluxComponent();
        second.setMaxInFlight(9);

        application
                .withBean("flux-second", FluxComponent.class, () -> second)
                .withPropertyValues("camel.component.flux.api-key=a-key")
                .run(context -> {
                    context.getBean(CamelContext.class).getComponent("flux-second");
                    assertThat(second.getMaxInFlight()).isEqualTo(9);
                    assertThat(second.getConfiguration().getApiKey()).isEqualTo("a-key");
                });
    }

    /** Why Simple is written {@code $simple{...}} here. */
    @Test
    void plain_braces_are_resolved_by_spring_where_it_can() {
        Map<String, String> arriving = Map.of(
                "${file:name}.png", "name.png",
                "${camel.component.flux.model}", "flux-2-max",
                "${header.orderId}", "${header.orderId}",
                "$simple{file:name}.png", "$simple{file:name}.png");

        arriving.forEach((written, arrived) -> flux(
                flux -> assertThat(flux.getConfiguration().getFileName()).isEqualTo(arrived),
                "model=flux-2-max",
                "file-name=" + written));
    }

    @Test
    void an_application_can_turn_it_off() {
        for (String off : new String[] {"enabled=false", "customizer.enabled=false"}) {
            flux(flux -> assertThat(flux.getConfiguration().getApiKey()).as(off).isNull(), off, "api-key=a-key");
        }
    }

    @Test
    void a_key_is_not_shown() {
        application
                .withPropertyValues("camel.component.flux.api-key=s3cret", "camel.component.flux.proxy-password=s3cret")
                .run(context -> assertThat(context.getBean(FluxComponentConfiguration.class)
                                .toString())
                        .doesNotContain("s3cret"));
    }

    private void flux(Consumer<FluxComponent> check, String... options) {
        application
                .withPropertyValues(Arrays.stream(options)
                        .map(option -> "camel.component.flux." + option)
                        .toArray(String[]::new))
                .run(context -> check.accept(component(context.getBean(CamelContext.class))));
    }

    private static FluxComponent component(CamelContext camel) {
        return camel.getComponent("flux", FluxComponent.class);
    }
}

package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.FluxModerationException;
import io.github.camelflux.FluxPartialException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxResidencyException;
import io.github.camelflux.simulator.FluxSimulator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several providers in one component. */
class ProvidersRouteTest extends SimulatedRoutes {

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().key("test-key").key("for-fal").key("for-together");
    }

    @Override
    protected void configure(FluxComponent flux) {
        for (String provider : List.of("fal", "together")) {
            flux.getProviders().put(provider + ".apiKey", "for-" + provider);
            flux.getProviders()
                    .put(provider + ".baseUrl", simulator.baseUrl(provider).toString());
        }
        flux.getProviders().put("replicate.apiKey", "never-used");
        flux.getTiers().put("cheap", "fal:flux-schnell");
        flux.getTiers().put("elsewhere", "replicate:flux-schnell");
        flux.getTiers().put("keyless", "wireflow:anything");
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:bfl").to("flux:generate");
                from("direct:fal").to("flux:generate?provider=fal");
                from("direct:together").to("flux:generate?provider=together");
                from("direct:open").to("flux:generate?provider=fal&model=flux-schnell");
                from("direct:flagged").to("flux:generate?provider=fal&model=flux-schnell&allowFlagged=true");
                from("direct:tier").to("flux:generate?tier=cheap");
                from("direct:europe").to("flux:generate?region=eu");
                from("direct:two").to("flux:generate?provider=fal&model=flux-schnell&count=2");
                from("flux:results?group=later").to("mock:later");
                from("flux:results?group=all&allowFlagged=true").to("mock:all");
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"bfl, test-key", "fal, for-fal", "together, for-together"})
    void each_is_asked_under_its_own_key(String provider, String key) {
        Exchange made = send("direct:" + provider, "a red fox", Map.of());

        assertThat(made.getException()).isNull();
        assertThat(made.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_PROVIDER, provider)
                .containsEntry(FluxConstants.JOB_MODEL, "flux-2-pro");
        assertThat(made.getMessage().getBody(byte[].class)).isNotEmpty();
        assertThat(simulator.bill().byKey()).containsOnlyKeys(key);
        assertThat(simulator.requests())
                .noneMatch(
                        request -> !provider.equals("bfl") && request.toString().contains("test-key"));
    }

    @Test
    void a_seed_above_what_a_long_holds_is_sent_as_it_stands_in_the_header() {
        String seed = "18446744073709551615";

        Exchange made = send("direct:fal", "a red fox", Map.of(FluxConstants.SEED, seed));

        assertThat(made.getException()).isNull();
        assertThat(simulator.requests()).anyMatch(request -> request.bodyText().contains("\"seed\":" + seed));
    }

    @Test
    void a_message_that_names_a_tier_is_bought_from_the_tiers_provider_and_replayed_from_there() {
        Map<String, Object> order = Map.of(FluxConstants.TIER, "cheap", FluxConstants.IDEMPOTENCY_KEY, "order-1");
        Exchange made = send("direct:bfl", "a red fox", order);
        Exchange again = send("direct:bfl", "a red fox", order);

        assertThat(made.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_PROVIDER, "fal")
                .containsEntry(FluxConstants.JOB_MODEL, "flux-schnell");
        assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(true);
        assertThat(send("direct:tier", "a red fox", Map.of()).getMessage().getHeader(FluxConstants.JOB_PROVIDER))
                .isEqualTo("fal");
        assertThat(simulator.bill().byKey()).containsOnlyKeys("for-fal").containsEntry("for-fal", 2);
    }

    @Test
    void a_tier_that_no_operator_wrote_stays_with_the_endpoints_provider() {
        Exchange made = send("direct:fal", "a red fox", Map.of(FluxConstants.TIER, "draft"));

        assertThat(made.getException()).isNull();
        assertThat(made.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_PROVIDER, "fal")
                .containsEntry(FluxConstants.JOB_MODEL, "flux-2-klein-4b");
        assertThat(send("direct:together", "a red fox", Map.of(FluxConstants.TIER, "draft"))
                        .getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageStartingWith("model: together is not known to have flux-2-klein-4b. It has ");
    }

    @Test
    void a_tier_outside_of_the_region_is_not_sent_for() {
        Exchange refused = send("direct:europe", "a red fox", Map.of(FluxConstants.TIER, "elsewhere"));

        assertThat(refused.getException())
                .isInstanceOf(FluxResidencyException.class)
                .hasMessageContainingAll("replicate", "region: 'eu'");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void a_tier_whose_provider_has_no_key_fails_the_message_and_stops_the_route_that_names_it() {
        assertThat(send("direct:bfl", "a red fox", Map.of(FluxConstants.TIER, "keyless"))
                        .getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContainingAll("wireflow", "providers[wireflow.apiKey]", "WIREFLOW_API_KEY");
        assertThatThrownBy(
                        () -> context.getEndpoint("flux:generate?tier=keyless").start())
                .hasStackTraceContaining("providers[wireflow.apiKey]");
        assertThat(simulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepinfra", "wireflow"})
    void the_components_key_is_for_its_own_provider(String provider) {
        assertThatThrownBy(() -> context.getEndpoint("flux:generate?model=any/thing&provider=" + provider)
                        .start())
                .hasStackTraceContaining("providers[" + provider + ".apiKey]");
    }

    @Test
    void a_server_of_ones_own_needs_an_address_and_no_key() {
        assertThatThrownBy(() ->
                        context.getEndpoint("flux:generate?provider=openai").start())
                .hasStackTraceContaining("baseUrl: the provider openai is a server of your own")
                .hasStackTraceContaining("providers[openai.baseUrl]");
        context.getEndpoint("flux:generate?provider=openai&baseUrl=http://127.0.0.1:9")
                .start();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            provider=nobody                                      | provider: 'nobody' is no provider that is known here; there are bfl, fal, replicate
            provider=fal&region=eu&baseUrl=                      | region: 'eu' is none that the provider fal offers
            provider=fal&model=flux-3-image                      | model: fal is not known to have flux-3-image. It has flux-2-max, flux-2-pro
            provider=together&jobTimeout=10m                     | jobTimeout: 600000 ms is above 300000 ms, the longest request
            model=flux-schnell                                   | model: bfl is not known to have flux-schnell
            """)
    void what_cannot_be_asked_is_refused_at_start(String options, String words) {
        if (options.contains("region")) {
            flux().getProviders().remove("fal.baseUrl");
        }
        assertThatThrownBy(() -> context.getEndpoint("flux:generate?" + options).start())
                .hasStackTraceContaining(words);
    }

    @Test
    void only_allowed_providers_are_asked() {
        flux().setAllowedProviders("bfl, together");

        assertThatThrownBy(() ->
                        context.getEndpoint("flux:generate?provider=fal&seed=1").start())
                .hasStackTraceContaining("provider: 'fal' is not among the allowedProviders bfl, together");
        assertThatThrownBy(() -> flux().modelChoice())
                .hasMessageMatching("tiers\\.[a-z]+: '[a-z]+' is not among the allowedProviders bfl, together");
    }

    @Test
    void a_setting_for_a_provider_that_there_is_not_stops_the_start() {
        FluxComponent wrong = new FluxComponent();
        wrong.setCamelContext(context);
        wrong.getProviders().put("fall.apiKey", "secret");

        assertThatThrownBy(wrong::start)
                .hasStackTraceContaining("providers[fall.apikey]: 'fall' is no provider")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("secret"));
    }

    @Test
    void a_picture_that_its_provider_flagged_is_held_back_and_kept() {
        Map<String, Object> order = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");
        Exchange held = send("direct:open", "a forbidden fox", order);

        assertThat(held.getException())
                .isInstanceOf(FluxModerationException.class)
                .hasMessageContaining("It is kept");
        assertThat(((FluxModerationException) held.getException()).getStage())
                .isEqualTo(FluxModerationException.Stage.CONTENT);
        assertThat(held.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_FLAGGED, true)
                .containsEntry(FluxConstants.JOB_OUTCOME, "moderated");

        Exchange wanted = send("direct:flagged", "a forbidden fox", order);
        assertThat(wanted.getException()).isNull();
        assertThat(wanted.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_FLAGGED, true)
                .containsEntry(FluxConstants.JOB_OUTCOME, "picture")
                .containsEntry(FluxConstants.JOB_REPLAYED, true);
        Map<String, Object> job =
                Map.of(FluxConstants.JOB_ID, wanted.getMessage().getHeader(FluxConstants.JOB_ID));
        assertThat(send("flux:await?allowFlagged=true", null, job).getException())
                .isNull();
        assertThat(send("flux:await", null, job).getException()).isInstanceOf(FluxModerationException.class);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void one_of_several_that_is_flagged_fails_the_message_as_a_moderated_one_would() {
        Exchange held = send("direct:two", "a forbidden fox", Map.of());

        assertThat(held.getException()).isInstanceOfAny(FluxModerationException.class, FluxPartialException.class);
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"later, true", "all, false"})
    void a_consumer_of_results_gets_it_as_its_own_option_says(String group, boolean failed) throws Exception {
        var mock = getMockEndpoint("mock:" + group);
        mock.expectedMessageCount(1);

        template.sendBody(
                "flux:generate?provider=fal&model=flux-schnell&waitForResult=false&resultsGroup=" + group,
                "a forbidden fox");

        mock.assertIsSatisfied();
        Exchange got = mock.getExchanges().get(0);
        assertThat(got.getMessage().getHeader(FluxConstants.JOB_FLAGGED)).isEqualTo(true);
        assertThat(got.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof FluxModerationException)
                .isEqualTo(failed);
        assertThat(got.getMessage().getBody() == null).isEqualTo(failed);
    }

    @Test
    void operators_see_all_of_them() {
        send("direct:bfl", "a red fox", Map.of());
        send("direct:fal", "a red fox", Map.of());

        assertThat(EngineView.of(flux().engine()).accounts())
                .extracting(line -> line.provider().name())
                .contains("bfl", "fal", "together");
        assertThat(send("flux:credits", null, Map.of()).getException()).isNull();
        assertThat(send("flux:credits?provider=fal", null, Map.of()).getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("provider: fal does not say what credit is left");
    }

    private Exchange send(String to, Object body, Map<String, Object> headers) {
        return template.request(to, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }
}

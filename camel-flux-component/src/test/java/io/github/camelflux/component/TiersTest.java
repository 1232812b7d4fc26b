package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The component option {@code tiers}. */
class TiersTest {

    private static final AllowedProviders ANY = new AllowedProviders(null);

    /** What the documentation says that they cost. */
    @ParameterizedTest
    @CsvSource({"draft, flux-2-klein-4b, 0.014", "standard, flux-2-pro, 0.03", "final, flux-2-max, 0.07"})
    void there_are_three_from_the_start(String tier, String name, BigDecimal usd) throws Exception {
        Tiers.Target target = new Tiers(Map.of(), ANY).find(tier).orElseThrow();
        Model model = ModelCatalog.shipped().find(target.model());
        ImageRequest square = ImageRequest.builder(Operation.GENERATE, name)
                .width(1024)
                .height(1024)
                .build();

        assertThat(target.provider()).as("the endpoint's own").isNull();
        assertThat(model.name()).isEqualTo(name);
        assertThat(model.estimate("bfl", square, LocalDate.parse("2026-11-27")))
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo(usd));
    }

    @Test
    void an_operators_tiers_come_over_them() {
        Tiers tiers = new Tiers(Map.of("draft", "bfl:flux-2-klein-9b", "poster", " bfl:flux-tools/vto-v2 "), ANY);

        assertThat(tiers.find("draft")).contains(new Tiers.Target("bfl", "flux-2-klein-9b"));
        assertThat(tiers.find("poster")).contains(new Tiers.Target("bfl", "flux-tools/vto-v2"));
        assertThat(tiers.find("final")).contains(new Tiers.Target(null, "flux-2-max"));
        assertThat(tiers.providers()).containsExactly("bfl");
        assertThat(tiers.names()).isEqualTo("draft, standard, final, poster");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flux-2-pro         | tiers.own: 'flux-2-pro' is not provider:model, such as bfl:flux-2-pro
            :flux-2-pro        | tiers.own: ':flux-2-pro' is not provider:model, such as bfl:flux-2-pro
            nobody:flux-2-pro  | tiers.own: 'nobody' is no provider that is known here; there are bfl, fal, replicate
            bfl:../credits     | tiers.own: model: '../credits' is not a model name
            """)
    void what_cannot_be_used_stops_the_start(String value, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tiers(Map.of("own", value), ANY))
                .withMessageStartingWith(words);
        FluxComponent flux = new FluxComponent();
        flux.getTiers().put("own", value);
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("flux", flux);

        assertThatThrownBy(context::start).hasStackTraceContaining(words);
    }
}

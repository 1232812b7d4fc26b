package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelflux.image.ImageSize;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Quantities;
import io.github.camelflux.simulator.FluxSimulator;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tiers over two providers of docs/fail-over.md, in each language, and what the page says that they save. */
class TierRouterGuideTest extends SimulatedRoutes {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");

    private final GuidePage page = GuidePage.of("fail-over.md");

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().key("test-key").key("for-fal");
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.getProviders().put("fal.apiKey", "for-fal");
        flux.getProviders().put("fal.baseUrl", simulator.baseUrl("fal").toString());
        tiers().forEach((tier, target) -> flux.getTiers().put(tier, target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java", "xml"})
    void each_message_goes_to_the_provider_of_its_tier(String language) throws Exception {
        load(language);

        for (int picture = 0; picture < 10; picture++) {
            Exchange made = send(picture < 7 ? "web" : "print", "picture " + picture);

            assertThat(made.getException()).isNull();
            assertThat(made.getMessage().getHeader(FluxConstants.JOB_PROVIDER)).isEqualTo(picture < 7 ? "fal" : "bfl");
        }
        assertThat(simulator.bill().byProvider()).containsEntry("fal", 7).containsEntry("bfl", 3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 1000 | All final
            670  | 330  | 670 drafts, 330 finals
            700  | 300  | 700 drafts, 300 finals
            770  | 230  | 770 drafts, 230 finals
            1000 | 300  | 1,000 drafts, of which 300 are made anew as finals
            """)
    void a_thousand_pictures_cost_what_the_page_says(int drafts, int finals, String words) {
        BigDecimal all = price("final").multiply(new BigDecimal(1000));
        BigDecimal mixed = price("draft")
                .multiply(new BigDecimal(drafts))
                .add(price("final").multiply(new BigDecimal(finals)));
        BigDecimal saved = all.subtract(mixed).multiply(HUNDRED).divide(all, 0, RoundingMode.HALF_UP);

        assertThat(page.text())
                .contains("| " + words + " | $" + mixed.setScale(2) + " | " + (saved.signum() == 0 ? "" : saved + " %")
                        + " |");
        if (drafts > 0) {
            assertThat(saved).isCloseTo(new BigDecimal(65), within(new BigDecimal(5)));
        }
    }

    @Test
    void the_prices_of_the_page_are_those_of_the_catalogue() {
        assertThat(price("draft")).isEqualByComparingTo("0.003");
        assertThat(price("final")).isEqualByComparingTo("0.03");
        assertThat(page.text()).contains("$0.003", "$0.03");
    }

    private void load(String language) throws Exception {
        page.load(context, getClass(), language, 3, 5, new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pictures")
                        .routeId("tiers")
                        .removeHeaders("CamelFlux*")
                        .choice()
                        .when(simple("${header.purpose} == 'print'"))
                        .setHeader("CamelFluxTier", constant("final"))
                        .otherwise()
                        .setHeader("CamelFluxTier", constant("draft"))
                        .end()
                        .to("flux:generate?size=1024x1024");
            }
        });
    }

    /** Of a picture of 1024 x 1024 by the tier's model at the tier's provider. */
    private BigDecimal price(String tier) {
        String[] target = tiers().get(tier).split(":");
        return ModelCatalog.shipped()
                .find(target[1])
                .pricesAt(target[0])
                .on(DAY)
                .orElseThrow()
                .price()
                .of(Quantities.picture(new ImageSize(1024, 1024)))
                .orElseThrow();
    }

    private Map<String, String> tiers() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(page.example("properties", 1)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Map.of(
                "draft", properties.getProperty("camel.component.flux.tiers[draft]"),
                "final", properties.getProperty("camel.component.flux.tiers[final]"));
    }

    private Exchange send(String purpose, String prompt) {
        return template.request("direct:pictures", exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().setHeader("purpose", purpose);
        });
    }
}

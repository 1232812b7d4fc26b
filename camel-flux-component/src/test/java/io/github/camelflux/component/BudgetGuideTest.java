package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxBudgetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** The routes of docs/budgets-and-ledger.md, as they stand there, against a budget for two pictures. */
class BudgetGuideTest extends SimulatedRoutes {

    private final String page = read(Path.of("../docs/budgets-and-ledger.md"));

    @Override
    protected void configure(FluxComponent flux) {
        flux.getBudgets().put("shop", "0.06/month");
    }

    @Test
    void yaml() throws Exception {
        load("route.yaml", block("yaml", 0));
        load("ledger.yaml", block("yaml", 1));
        buyTwo();

        assertThat(send().getException()).isInstanceOf(FluxBudgetException.class);
        List<?> ledger = template.requestBody("direct:what-it-cost", null, List.class);
        assertThat(ledger).singleElement().satisfies(line -> assertThat(line.toString())
                .contains("costCentre=marketing, jobs=2, pictures=2"));
    }

    @Test
    void xml() throws Exception {
        load("route.xml", "<routes>" + block("xml", 0) + "</routes>");
        buyTwo();

        assertThat(send().getException()).isInstanceOf(FluxBudgetException.class);
    }

    /** What stands here stands on the page. */
    @Test
    void java() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:covers")
                        .routeId("covers")
                        .onException(FluxBudgetException.class)
                        .handled(true)
                        .setBody(simple("later: ${exception.message}"))
                        .end()
                        .setHeader("CamelFluxCostCentre", constant("marketing"))
                        .to("flux:generate?budget=shop&maxCost=0.05");
            }
        });
        buyTwo();

        assertThat(send().getMessage().getBody(String.class))
                .startsWith("later: budget=shop: the message would cost 0.03 USD, and 0.06 of 0.06 USD are spent");
        String here = read(Path.of("src/test/java/io/github/camelflux/component/BudgetGuideTest.java"));
        assertThat(here.replaceAll("\\s", "")).contains(block("java", 0).replaceAll("\\s", ""));
    }

    private void buyTwo() {
        assertThat(send().getException()).isNull();
        assertThat(send().getException()).isNull();
        assertThat(simulator.bill().count()).isEqualTo(2);
        List<Map<String, Object>> line = LedgerQuery.of(new FluxConfiguration())
                .maps(MoneyView.of(flux().engine()).today());
        assertThat(line).singleElement().satisfies(map -> assertThat(map)
                .containsEntry("costCentre", "marketing")
                .containsEntry("route", "covers"));
    }

    private Exchange send() {
        return template.send("direct:covers", exchange -> exchange.getMessage().setBody("a cover"));
    }

    private void load(String name, String text) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromBytes(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private String block(String language, int number) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .skip(number)
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

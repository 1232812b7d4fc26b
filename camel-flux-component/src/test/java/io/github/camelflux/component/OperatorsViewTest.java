package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What operators see: health, dev console, MBeans. None of it shows a key, a link or a prompt. */
class OperatorsViewTest extends SimulatedRoutes {

    private static final String PROMPT = "a secret fox";

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withEnableJMX();
    }

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().runTime(Duration.ofMillis(800)).key("test-key");
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.getBudgets().put("shop", "500/month");
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:generate").to("flux:generate?budget=shop");
                from("direct:wrong").to("flux:generate?apiKey=wrong-key");
            }
        };
    }

    @Test
    void health_says_whether_each_key_is_accepted() {
        HealthCheck.Result result = health();

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage())
                .hasValueSatisfying(message -> assertThat(message).contains("bfl refuses"));
        assertThat(result.getDetails().values()).contains("ACCEPTED", "REFUSED", 0);
        assertThat(result.getDetails().toString()).doesNotContain("test-key", "wrong-key");
        health();
        assertThat(simulator.requestCount(Endpoint.CREDITS)).isEqualTo(2);
    }

    @Test
    void health_counts_blocked_keys() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());
        template.send("direct:generate", exchange -> exchange.getMessage().setBody(PROMPT));

        assertThat(health().getDetails()).containsEntry("blockedKeys", 1);
    }

    @Test
    void health_goes_with_the_component() throws Exception {
        WritableHealthCheckRepository producers = producers();
        assertThat(producers.stream()).isNotEmpty();

        context.getComponent("flux").stop();

        assertThat(producers.stream()).isEmpty();
    }

    @Test
    void the_console_shows_jobs_and_outcomes_but_nothing_secret() {
        CompletableFuture<Exchange> sent = template.asyncSend(
                "direct:generate", exchange -> exchange.getMessage().setBody(PROMPT));
        DevConsole console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("flux");
        await().until(() -> flux().getJobsInFlight() == 1 && !simulator.jobs().isEmpty());

        String during = (String) console.call(DevConsole.MediaType.TEXT, Map.of());
        assertThat(during)
                .contains("1 of 24 permits out", "flux-2-pro at bfl", "1 exchanges")
                .contains("budget shop: 0.00 USD spent and 0.03 reserved of 500.00 until ");
        sent.join();
        String after = (String) console.call(DevConsole.MediaType.TEXT, Map.of());
        JsonObject json = (JsonObject) console.call(DevConsole.MediaType.JSON, Map.of());

        assertThat(after)
                .contains("picture, delivered", "budget shop: 0.03 USD spent and 0.00 reserved of 500.00 until ")
                .contains("jobs=1, pictures=1, costUsd=0.03")
                .contains(
                        "run time of flux-2-pro at bfl, generate, up to 1 MP: half within", "time of all jobs: queued");
        assertThat(json.toJson()).contains("\"spentUsd\":0.03", "\"leftUsd\":499.97", "\"ledgerOfToday\":[{\"day\"");
        assertThat(json.toJson()).contains("\"outcome\":\"picture\"", "\"maxInFlight\":24", "\"halfMillis\":");
        assertThat(during + after + json.toJson())
                .doesNotContain("test-key", PROMPT, simulator.deliveryUrl().toString());
    }

    @Test
    void mbeans_show_permits_and_queue() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        String domain = "org.apache.camel:context=" + context.getManagementName();
        ObjectName component =
                server.queryNames(new ObjectName(domain + ",type=components,name=\"flux\""), null).stream()
                        .findFirst()
                        .orElseThrow();

        assertThat(server.getAttribute(component, "JobsInFlight")).isEqualTo(0);
        assertThat(server.getAttribute(component, "JobsQueued")).isEqualTo(0);
        assertThat(server.getAttribute(component, "PermitLimit")).isEqualTo(48);
        assertThat(server.getAttribute(component, "CostTodayUsd")).isEqualTo(new BigDecimal("0.000000"));
        TabularData budgets = (TabularData) server.invoke(component, "listBudgets", null, null);
        CompositeData shop = budgets.get(new Object[] {"shop"});
        assertThat(shop.get("limitUsd")).isEqualTo(new BigDecimal("500.00"));
        assertThat(shop.get("leftUsd")).isEqualTo(new BigDecimal("500.00"));
        ObjectName endpoint = server.queryNames(new ObjectName(domain + ",type=endpoints,*"), null).stream()
                .filter(name -> name.getKeyProperty("name").contains("flux://generate"))
                .findFirst()
                .orElseThrow();
        assertThat(String.valueOf(server.getAttribute(endpoint, "Operation"))).isEqualTo("generate");
        assertThat(server.queryNames(new ObjectName(domain + ",*"), null).toString())
                .doesNotContain("wrong-key");
    }

    private HealthCheck.Result health() {
        return producers().stream().findFirst().orElseThrow().call();
    }

    private WritableHealthCheckRepository producers() {
        WritableHealthCheckRepository producers =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
        // As camel.health.producersEnabled does.
        producers.setEnabled(true);
        return producers;
    }
}

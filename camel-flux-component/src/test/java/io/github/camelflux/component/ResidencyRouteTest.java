package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxResidencyException;
import io.github.camelflux.provider.Region;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A job that turns out to lie outside of the region is kept and not asked for. The simulator is at 127.0.0.1, which is inside
 * because the operator named it; {@code localhost} is the host of another region.
 */
class ResidencyRouteTest extends SimulatedRoutes {

    private static final Fault ELSEWHERE = Fault.elsewhere("localhost");
    private static final Map<String, Object> ORDER = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");

    @TempDir
    Path directory;

    @Override
    protected void configure(FluxComponent flux) {
        flux.getConfiguration().setRegion(Region.EU);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("flux:generate");
                from("direct:submit").to("flux:generate?waitForResult=false");
                from("direct:anywhere").to("flux:generate?region=global");
                from("direct:dynamic").toD("flux:generate?region=${header.CamelFluxRegion}");
            }
        };
    }

    @Test
    void what_stays_in_the_region_is_delivered() {
        assertThat(send("direct:in", "a red fox", Map.of()).getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"direct:in", "direct:submit"})
    void a_job_whose_state_is_to_be_asked_for_elsewhere_is_kept_and_not_asked_for(String route) {
        simulator.faults().on(Endpoint.SUBMIT, ELSEWHERE);

        Exchange refused = send(route, "a red fox", ORDER);

        assertThat(refused.getException())
                .isInstanceOf(FluxResidencyException.class)
                .hasMessageContaining("localhost")
                .hasMessageContaining("region eu")
                .hasMessageContaining("trustedHosts");
        FluxResidencyException failure = (FluxResidencyException) refused.getException();
        assertThat(failure.getCharged()).isEqualTo(Charged.UNKNOWN);
        assertThat(refused.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_OUTCOME, "accepted")
                .containsKeys(FluxConstants.JOB_REMOTE_ID, FluxConstants.JOB_RECEIPT);
        assertThat(simulator.requestCount(Endpoint.POLL)).isZero();
        Map<String, Object> job = Map.of(FluxConstants.JOB_ID, failure.getJobId());
        assertThat(send("flux:status", null, job).getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_OUTCOME, "accepted")
                .hasEntrySatisfying(FluxConstants.JOB_OUTSIDE_REGION, why -> assertThat((String) why)
                        .contains("localhost"));
        assertThat(jobs("accepted")).singleElement().satisfies(listed -> assertThat(listed)
                .containsEntry("jobId", failure.getJobId())
                .containsKey("outsideRegion"));
        assertThat(health()).containsEntry("outsideRegion", 1);
        assertThat(flux().getJobsInFlight()).isZero();
    }

    @Test
    void its_message_buys_nothing_a_second_time_before_an_operator_forgets_it() {
        simulator.faults().on(Endpoint.SUBMIT, ELSEWHERE);
        FluxResidencyException first =
                (FluxResidencyException) send("direct:in", "a red fox", ORDER).getException();

        Exchange again = send("direct:in", "a red fox", ORDER);
        Exchange awaited = send("flux:await", null, Map.of(FluxConstants.JOB_ID, first.getJobId()));
        Exchange all = send("flux:forget?state=unknown", null, Map.of());

        assertThat(again.getException()).isInstanceOf(FluxResidencyException.class);
        assertThat(awaited.getException()).isInstanceOf(FluxResidencyException.class);
        assertThat(all.getMessage().getHeader(FluxConstants.FORGOTTEN)).isEqualTo(List.of());
        assertThat(simulator.bill().count()).isOne();

        Exchange forgotten = send("flux:forget", null, Map.of(FluxConstants.JOB_ID, first.getJobId()));
        assertThat(forgotten.getException()).isNull();
        assertThat(forgotten.getMessage().getHeader(FluxConstants.FORGOTTEN)).isEqualTo(List.of(first.getJobId()));
        assertThat(jobs("forgotten")).hasSize(1);
        assertThat(health()).containsEntry("outsideRegion", 0);
        assertThat(send("direct:in", "a red fox", ORDER).getException()).isNull();
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @Test
    void a_picture_that_lies_elsewhere_is_not_fetched_and_its_key_stays_held() {
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus("Pending"), ELSEWHERE);

        Exchange refused = send("direct:in", "a red fox", ORDER);
        Exchange again = send("direct:in", "a red fox", ORDER);

        assertThat(refused.getException()).isInstanceOfSatisfying(FluxResidencyException.class, failure -> {
            assertThat(failure.getCharged()).isEqualTo(Charged.YES);
            assertThat(failure).hasMessageContaining("localhost").hasMessageContaining("not fetched");
        });
        assertThat(again.getException()).isInstanceOf(FluxResidencyException.class);
        assertThat(refused.getMessage().getHeaders()).containsEntry(FluxConstants.JOB_OUTCOME, "picture");
        assertThat(jobs("settled")).singleElement().satisfies(listed -> assertThat(listed)
                .containsKey("outsideRegion"));
        assertThat(simulator.requestCount(Endpoint.DOWNLOAD)).isZero();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_link_that_leads_out_of_the_region_is_not_followed() {
        simulator.faults().on(Endpoint.DOWNLOAD, Fault.redirect("http://localhost:1/cat.jpeg"));

        assertThat(send("direct:in", "a red fox", ORDER).getException())
                .isInstanceOf(FluxResidencyException.class)
                .hasMessageContaining("localhost:1");
    }

    @Test
    void what_was_bought_in_one_region_is_not_handed_out_in_another() {
        send("direct:in", "a red fox", ORDER);

        Exchange other = send("direct:anywhere", "a red fox", ORDER);

        assertThat(other.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(false);
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @Test
    void anywhere_is_anywhere() {
        simulator.faults().on(Endpoint.SUBMIT, ELSEWHERE);

        assertThat(send("direct:anywhere", "a red fox", Map.of()).getException())
                .isNull();
    }

    @Test
    void no_message_changes_the_region() {
        assertThat(send("direct:in", Map.of("prompt", "a red fox", "region", "us"), Map.of())
                        .getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("region");
        assertThat(send("direct:dynamic", "a red fox", Map.of("CamelFluxRegion", "global"))
                        .getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("region: in toD it cannot be made from a message");
        simulator.faults().on(Endpoint.SUBMIT, ELSEWHERE);
        assertThat(send("direct:in", "a red fox", Map.of("CamelFluxRegion", "global"))
                        .getException())
                .isInstanceOf(FluxResidencyException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "flux:generate?region=eu&baseUrl=https://api.bfl.ai, region: 'eu' does not go with the baseUrl 'https://api.bfl.ai'",
        "flux:generate?region=us&baseUrl=https://api.eu.bfl.ai, region: 'us' does not go with the baseUrl"
                + " 'https://api.eu.bfl.ai'",
        "flux:generate?region=mars, mars"
    })
    void a_region_that_is_none_or_contradicts_the_host_fails_at_the_start(String uri, String words) {
        assertThatThrownBy(() -> context.getEndpoint(uri).start()).hasStackTraceContaining(words);
    }

    /** The operator finds that the host is in the region after all. */
    @Test
    void after_a_restart_that_trusts_the_host_the_job_is_followed_and_delivered() throws Exception {
        simulator.close();
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(50))
                .start();
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("jobs") + ";WRITE_DELAY=0", "sa", "");
        simulator.faults().on(Endpoint.SUBMIT, ELSEWHERE);
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("shop").to("flux:generate?region=eu");
            }
        };
        try (DurableContext first = new DurableContext("shop", pool, simulator)
                .with(flux -> flux.getConfiguration().setRegion(Region.EU))
                .start(routes)) {
            assertThat(first.send("direct:in", "a red fox", "order-1")
                            .get(20, TimeUnit.SECONDS)
                            .getException())
                    .isInstanceOf(FluxResidencyException.class);
        }
        int port = simulator.pollingUrl().getPort();
        try (DurableContext second = new DurableContext("shop", pool, simulator)
                .with(flux -> flux.getConfiguration().setRegion(Region.EU))
                .with(flux -> flux.setTrustedHosts("localhost:" + port))
                .start(routes)) {
            Exchange again = second.send("direct:in", "a red fox", "order-1").get(20, TimeUnit.SECONDS);

            assertThat(again.getException()).isNull();
            assertThat(again.getMessage().getBody(byte[].class)).isNotEmpty();
        } finally {
            pool.dispose();
        }
        assertThat(simulator.bill().count()).isOne();
    }

    /** The operator gives up the region. */
    @Test
    void after_a_restart_without_the_region_the_job_is_followed_to_its_end() throws Exception {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("more") + ";WRITE_DELAY=0", "sa", "");
        simulator.faults().on(Endpoint.SUBMIT, ELSEWHERE);
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("shop").to("flux:generate");
            }
        };
        String id;
        try (DurableContext first = new DurableContext("shop", pool, simulator)
                .with(flux -> flux.getConfiguration().setRegion(Region.EU))
                .start(routes)) {
            id = ((FluxResidencyException) first.send("direct:in", "a red fox", "order-1")
                            .get(20, TimeUnit.SECONDS)
                            .getException())
                    .getJobId();
        }
        try (DurableContext second = new DurableContext("shop", pool, simulator).start(routes)) {
            Exchange awaited = second.camel()
                    .createProducerTemplate()
                    .request("flux:await?waitTimeout=10s", exchange -> exchange.getMessage()
                            .setHeader(FluxConstants.JOB_ID, id));

            assertThat(awaited.getException()).isNull();
            assertThat(awaited.getMessage().getBody(byte[].class)).isNotEmpty();
        } finally {
            pool.dispose();
        }
        assertThat(simulator.bill().count()).isOne();
    }

    private List<Map<String, Object>> jobs(String state) {
        return send("flux:jobs?state=" + state, null, Map.of()).getMessage().getBody(List.class);
    }

    private Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return template.request(endpoint, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().getHeaders().putAll(headers);
        });
    }

    private Map<String, Object> health() {
        WritableHealthCheckRepository producers =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
        producers.setEnabled(true);
        return producers.stream().findFirst().orElseThrow().call().getDetails();
    }
}

package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxKeyConflictException;
import io.github.camelflux.FluxPartialException;
import io.github.camelflux.FluxStoppedException;
import io.github.camelflux.http.LogCapture;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.store.jdbc.WatchedDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes whose jobs are remembered in a database. */
class DurableRouteTest {

    @TempDir
    Path directory;

    private FluxSimulator simulator;
    private JdbcConnectionPool pool;

    @BeforeEach
    void start() {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(50))
                .start();
        pool = JdbcConnectionPool.create(url(), "sa", "");
    }

    @AfterEach
    void close() {
        simulator.close();
        pool.dispose();
    }

    @Test
    void a_message_that_comes_back_after_a_restart_gets_the_picture_that_was_bought_before() throws Exception {
        byte[] picture;
        try (DurableContext first = context("shop").start(shop())) {
            Exchange bought = first.send("direct:in", "a red fox", "order-1").get(20, TimeUnit.SECONDS);
            picture = bought.getMessage().getBody(byte[].class);
            assertThat(bought.getMessage().getHeader(FluxConstants.JOB_REPLAYED))
                    .isEqualTo(false);
        }
        long downloads = downloads();
        try (DurableContext second = context("shop").start(shop())) {
            Exchange again = second.send("direct:in", "a red fox", "order-1").get(20, TimeUnit.SECONDS);

            assertThat(again.getMessage().getBody(byte[].class)).isEqualTo(picture);
            assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(true);
        }
        assertThat(simulator.bill().count()).isOne();
        assertThat(downloads()).isEqualTo(downloads);
    }

    @Test
    void after_a_restart_only_the_pictures_that_are_missing_are_bought() throws Exception {
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus(503, "Error"));
        FluxPartialException failure;
        try (DurableContext first = context("shop").start(several(3))) {
            Exchange bought = first.send("direct:in", "a red fox", "order-1").get(20, TimeUnit.SECONDS);
            failure = (FluxPartialException) bought.getException();
            assertThat(failure.getPictures()).hasSize(2);
        }
        try (DurableContext second = context("shop").start(several(4))) {
            Exchange again = second.send("direct:in", "a red fox", "order-1").get(20, TimeUnit.SECONDS);

            List<?> pictures = again.getMessage().getBody(List.class);
            assertThat(pictures).hasSize(4).allSatisfy(picture -> assertThat(((Message) picture).getBody(byte[].class))
                    .isNotEmpty());
            assertThat(pictures)
                    .filteredOn(picture -> (boolean) ((Message) picture).getHeader(FluxConstants.JOB_REPLAYED))
                    .hasSize(2);
            assertThat(pictures)
                    .extracting(picture -> ((Message) picture).getHeader(FluxConstants.JOB_INDEX))
                    .containsExactly(1, 2, 3, 4);
            Exchange other = second.send("direct:in", "a blue fox", "order-1").get(20, TimeUnit.SECONDS);
            assertThat(other.getException()).isInstanceOf(FluxKeyConflictException.class);
        }
        assertThat(simulator.bill().count("a red fox")).isEqualTo(5);
        assertThat(simulator.bill().count("a blue fox")).isZero();
    }

    @Test
    void another_node_shares_the_running_job() throws Exception {
        try (DurableContext a = context("shop").start(shop());
                DurableContext b = context("shop").start(shop())) {
            var first = a.send("direct:in", "a red fox", "order-1");
            var second = b.send("direct:in", "a red fox", "order-1");

            assertThat(second.get(20, TimeUnit.SECONDS).getMessage().getBody(byte[].class))
                    .isEqualTo(first.get(20, TimeUnit.SECONDS).getMessage().getBody(byte[].class));
        }
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_result_that_nobody_waits_for_is_delivered_by_another_node() throws Exception {
        try (DurableContext a = context("shop").start(submitting());
                DurableContext b = context("shop").start(results())) {
            MockEndpoint results = b.camel().getEndpoint("mock:results", MockEndpoint.class);
            results.expectedMessageCount(1);
            Exchange accepted = a.send("direct:in", "a red fox", "order-1").get(20, TimeUnit.SECONDS);

            results.assertIsSatisfied();
            assertThat(results.getExchanges().get(0).getMessage().getHeader(FluxConstants.JOB_ID))
                    .isEqualTo(accepted.getMessage().getHeader(FluxConstants.JOB_ID));
            await().until(() -> text("SELECT delivered_at FROM flux_job") != null);
        }
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_job_that_was_bought_without_waiting_is_awaited_on_another_node() throws Exception {
        simulator.close();
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofSeconds(2))
                .start();
        try (DurableContext a = context("shop").start(submitting());
                DurableContext b = context("shop").start(awaiting())) {
            Exchange accepted = a.send("direct:in", "a red fox", "order-1").get(20, TimeUnit.SECONDS);
            assertThat(accepted.getMessage().getHeader(FluxConstants.JOB_OUTCOME))
                    .isEqualTo("accepted");

            Exchange awaited = b.send("direct:await", "", "order-1").get(20, TimeUnit.SECONDS);

            assertThat(awaited.getException()).isNull();
            assertThat(awaited.getMessage().getBody(byte[].class)).isNotEmpty();
            assertThat(awaited.getMessage().getHeader(FluxConstants.JOB_ID))
                    .isEqualTo(accepted.getMessage().getHeader(FluxConstants.JOB_ID));
        }
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_job_that_a_stopped_node_left_is_followed_by_another_one_at_once() throws Exception {
        simulator.close();
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofSeconds(4))
                .start();
        try (DurableContext a = context("shop").start(shop());
                LogCapture log = new LogCapture(FluxEngine.class)) {
            CompletableFuture<Exchange> left = a.send("direct:in", "a red fox", "order-1");
            await().until(() -> text("SELECT remote_id FROM flux_job") != null);
            a.camel().getShutdownStrategy().setTimeout(1);
            a.close();
            assertThat(left.get(20, TimeUnit.SECONDS).getException()).isInstanceOf(FluxStoppedException.class);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN Jobs that were running at the stop: 1."))
                    .singleElement()
                    .asString()
                    .contains("left to the job store");
        }
        DurableContext b = context("shop").with(flux -> flux.setOrphanGrace(Duration.ofMillis(100)));
        try (b) {
            b.start(results());
            MockEndpoint results = b.camel().getEndpoint("mock:results", MockEndpoint.class);
            results.expectedMessageCount(1);
            results.setResultWaitTime(20_000);

            results.assertIsSatisfied();
        }
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void two_statements_come_before_the_providers_work_and_two_after_it() throws Exception {
        WatchedDataSource watched = new WatchedDataSource(pool);
        try (DurableContext shop = new DurableContext("shop", watched.dataSource(), simulator).start(shop())) {
            shop.send("direct:in", "a red fox", "order-1").get(20, TimeUnit.SECONDS);
            await().until(() -> text("SELECT delivered_at FROM flux_job") != null);
        }

        assertThat(watched.statements())
                .filteredOn(statement -> statement.contains(" flux_job SET") || statement.contains("INTO flux_job"))
                .satisfiesExactly(
                        intent -> assertThat(intent).startsWith("INSERT"),
                        accepted -> assertThat(accepted).contains("accepted_at"),
                        settled -> assertThat(settled).contains("settled_at"),
                        delivered -> assertThat(delivered).contains("delivered_at"));
        assertThat(watched.statements())
                .filteredOn(statement -> statement.contains("FROM flux_job"))
                .allMatch(statement -> statement.contains("owner <> ?") || statement.startsWith("DELETE"));
    }

    @Test
    void no_prompt_and_no_key_is_in_the_database() throws Exception {
        try (DurableContext shop = context("shop").start(shop())) {
            shop.send("direct:in", "a very secret fox", "order-1").get(20, TimeUnit.SECONDS);
            await().until(() -> text("SELECT delivered_at FROM flux_job") != null);
        }

        assertThat(text("SELECT * FROM flux_job")).doesNotContain("secret", "test-key", "order-1");
    }

    @Test
    void the_store_is_set_up_by_properties_alone() throws Exception {
        pool.dispose();
        Main main = new Main();
        main.configure().addRoutesBuilder(shop());
        main.addInitialProperty("camel.main.name", "shop");
        main.addInitialProperty("camel.beans.jobs", "#class:org.h2.jdbcx.JdbcDataSource");
        main.addInitialProperty("camel.beans.jobs.URL", url() + ";DB_CLOSE_DELAY=-1");
        main.addInitialProperty("camel.component.flux.jobStore", "jdbc");
        main.addInitialProperty("camel.component.flux.createTables", "true");
        main.addInitialProperty("camel.component.flux.apiKey", "test-key");
        main.addInitialProperty(
                "camel.component.flux.baseUrl", simulator.baseUrl().toString());
        main.start();
        try {
            main.getCamelTemplate().requestBody("direct:in", "a red fox", byte[].class);
            List<?> jobs = main.getCamelTemplate().requestBody("direct:jobs", null, List.class);

            assertThat(main.getCamelContext()
                            .getComponent("flux", FluxComponent.class)
                            .isDurable())
                    .isTrue();
            assertThat(jobs)
                    .hasSize(1)
                    .allMatch(job -> ((Map<?, ?>) job).get("outcome").equals("picture"));
        } finally {
            main.stop();
        }
    }

    @Test
    void a_default_name_of_the_context_is_refused_without_storeNamespace() {
        assertRefused(context(null), "storeNamespace", "camel-");
    }

    @Test
    void a_default_name_of_the_context_will_do_with_storeNamespace() throws Exception {
        try (DurableContext named = context(null).with(flux -> flux.setStoreNamespace("shop"))) {
            named.start(shop());

            assertThat(text("SELECT application FROM flux_node")).isEqualTo("shop");
        }
    }

    @Test
    void a_generated_route_id_is_refused_where_keys_are_made_of_it() {
        DurableContext context = context("shop");

        assertThatThrownBy(() -> context.start(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in").choice().when(body().isNotNull()).to("flux:generate");
                    }
                }))
                .hasMessageContaining("Failed to start route")
                .rootCause()
                .message()
                .contains("(direct://in) has a generated id", "jobStore=jdbc", "idempotencyKey=message");
        context.close();
    }

    @Test
    void a_generated_route_id_will_do_where_nothing_is_made_of_it() throws Exception {
        try (DurableContext context = context("shop").start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("flux:generate?idempotencyKey=request&resultsGroup=foxes");
            }
        })) {
            assertThat(context.camel().getRoutes()).hasSize(1);
        }
    }

    @Test
    void a_store_that_does_not_exist_is_refused() {
        assertRefused(context("shop").with(flux -> flux.setJobStore("redis")), "jobStore", "'redis'", "memory, jdbc");
    }

    @Test
    void a_missing_DataSource_is_refused() {
        assertRefused(context("shop").with(flux -> flux.setDataSource(null)), "dataSource", "#bean:name");
    }

    @Test
    void a_lease_that_a_request_may_outlive_is_refused() {
        assertRefused(
                context("shop").with(flux -> flux.setNodeLease(Duration.ofSeconds(45))),
                "nodeLease: 45000 ms",
                "requestTimeout=30000 ms",
                "two renewals of 7500 ms");
    }

    @Test
    void an_endpoint_whose_requests_may_outlive_the_lease_is_refused() {
        DurableContext context = context("shop");

        assertThatThrownBy(() -> context.start(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in").routeId("in").to("flux:generate?requestTimeout=60s");
                    }
                }))
                .hasStackTraceContaining("nodeLease: 90000 ms is not above requestTimeout=60000 ms");
        context.close();
    }

    private void assertRefused(DurableContext context, String... words) {
        assertThatThrownBy(() -> context.start(shop())).rootCause().message().contains(words);
        context.close();
    }

    private DurableContext context(String name) {
        return new DurableContext(name, pool, simulator);
    }

    private static RoutesBuilder shop() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to("flux:generate");
                from("direct:jobs").routeId("jobs").to("flux:jobs");
            }
        };
    }

    private static RoutesBuilder several(int count) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to("flux:generate?count=" + count);
            }
        };
    }

    private static RoutesBuilder results() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("flux:results").routeId("results").to("mock:results");
            }
        };
    }

    private static RoutesBuilder awaiting() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:await").routeId("await").to("flux:await");
            }
        };
    }

    private static RoutesBuilder submitting() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to("flux:generate?waitForResult=false");
            }
        };
    }

    private String url() {
        return "jdbc:h2:file:" + directory.resolve("jobs") + ";WRITE_DELAY=0";
    }

    private long downloads() {
        return simulator.requests().stream()
                .filter(request -> request.origin() == Origin.DELIVERY)
                .count();
    }

    /** The first row, as text. */
    private String text(String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            if (!row.next()) {
                return null;
            }
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String value = row.getString(i);
                if (value != null) {
                    text.append(value).append('\n');
                }
            }
            return text.isEmpty() ? null : text.toString().strip();
        }
    }
}

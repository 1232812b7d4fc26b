package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.http.LogCapture;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.util.json.JsonObject;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures were paid for, and no route takes them: whoever looks is told, and a route that comes late gets them. */
class UnclaimedResultsTest {

    private static final String UNCLAIMED = "io.github.camelflux.job.UnclaimedResults";

    @TempDir
    Path directory;

    @Test
    void log_health_and_console_say_so_until_a_route_takes_them() throws Exception {
        try (FluxSimulator simulator = FluxSimulator.builder()
                        .render(Render.FLAT)
                        .runTime(Duration.ofMillis(20))
                        .start();
                LogCapture log = new LogCapture(Class.forName(UNCLAIMED));
                DurableContext shop = new DurableContext("shop", pool(), simulator)) {
            shop.with(flux -> {
                flux.getConfiguration().setRequestTimeout(Duration.ofSeconds(2));
                flux.setNodeLease(Duration.ofMillis(3_500));
                flux.setOrphanGrace(Duration.ofMillis(500));
            });
            shop.start(buying());
            shop.send("direct:in", "a red fox", "order-1").get(20, TimeUnit.SECONDS);

            await().atMost(Duration.ofSeconds(20)).until(() -> shop.flux().getUnclaimedResults() == 1);
            assertThat(health(shop).getDetails()).containsEntry("unclaimedResults", 1);
            assertThat(console(shop, DevConsole.MediaType.TEXT))
                    .contains("results of group foxes that no route takes: 1");
            assertThat(console(shop, DevConsole.MediaType.JSON)).contains("\"group\":\"foxes\"", "\"jobs\":1");

            shop.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("flux:results?group=foxes").routeId("foxes").to("mock:foxes");
                }
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> shop.flux().getUnclaimedResults() == 0);

            assertThat(health(shop).getDetails()).containsEntry("unclaimedResults", 0);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("WARN", "'foxes': 1 jobs ended", "flux:results?group=foxes");
            assertThat(simulator.bill().count()).isOne();
        }
    }

    private JdbcConnectionPool pool() {
        return JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("jobs") + ";WRITE_DELAY=0", "sa", "");
    }

    private static RouteBuilder buying() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("in").to("flux:generate?waitForResult=false&resultsGroup=foxes");
            }
        };
    }

    private static HealthCheck.Result health(DurableContext shop) {
        WritableHealthCheckRepository producers = HealthCheckHelper.getHealthCheckRepository(
                shop.camel(), "producers", WritableHealthCheckRepository.class);
        producers.setEnabled(true);
        return producers.stream().findFirst().orElseThrow().call();
    }

    private static String console(DurableContext shop, DevConsole.MediaType type) {
        Object view = shop.camel()
                .getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("flux")
                .call(type, Map.of());
        return view instanceof JsonObject json ? json.toJson() : String.valueOf(view);
    }
}

package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that comes again is not bought again. */
class RepeatedMessageTest extends SimulatedRoutes {

    @TempDir
    Path inbox;

    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger bought = new AtomicInteger();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + inbox + "?initialDelay=0&delay=100")
                        .routeId("files")
                        .autoStartup(false)
                        .to("flux:generate")
                        .process(exchange -> failUntil(3));
                from("direct:none")
                        .routeId("none")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(10))
                        .to("flux:generate?idempotencyKey=none&queueTimeout=200ms")
                        .process(exchange -> bought.incrementAndGet());
                from("direct:whole")
                        .routeId("whole")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(10))
                        .to("direct:inner");
                from("direct:inner")
                        .errorHandler(noErrorHandler())
                        .to("flux:generate")
                        .process(exchange -> failUntil(4));
            }
        };
    }

    @Test
    void a_file_that_is_read_again_three_times_is_billed_once() throws Exception {
        Files.writeString(inbox.resolve("fox.txt"), "a red fox");

        context.getRouteController().startRoute("files");

        await().atMost(Duration.ofSeconds(20)).until(() -> tries.get() >= 3);
        await().until(() -> Files.exists(inbox.resolve(".camel/fox.txt")));
        assertThat(simulator.bill().count("a red fox")).isOne();
    }

    @Test
    void an_error_handler_with_three_redeliveries_is_billed_once() {
        Exchange exchange = template.send("direct:whole", ex -> ex.getMessage().setBody("a blue fox"));

        assertThat(exchange.getException()).isNull();
        assertThat(tries).hasValue(4);
        assertThat(simulator.bill().count("a blue fox")).isOne();
    }

    @Test
    void without_a_key_each_message_buys() {
        template.requestBody("direct:none", "a green fox");
        template.requestBody("direct:none", "a green fox");

        assertThat(simulator.bill().count("a green fox")).isEqualTo(2);
    }

    private void failUntil(int last) {
        if (tries.incrementAndGet() < last) {
            throw new IllegalStateException("not yet");
        }
    }
}

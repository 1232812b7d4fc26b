package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Several exchanges, one purchase. */
class SharedJobTest extends SimulatedRoutes {

    private static final int PICTURE_BYTES = 400_000;

    private final CountDownLatch early = new CountDownLatch(1);
    private final List<Integer> lengths = Collections.synchronizedList(new ArrayList<>());

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().runTime(Duration.ofMillis(300)).pictureBytes(PICTURE_BYTES);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order")
                        .to("flux:generate?idempotencyKey=${header.orderId}")
                        .process(exchange -> {
                            if (exchange.getMessage().getHeader("late", false, boolean.class)) {
                                assertThat(early.await(10, TimeUnit.SECONDS)).isTrue();
                            }
                            lengths.add(readWhole(exchange));
                            lengths.add(readWhole(exchange));
                        });
            }
        };
    }

    @Test
    void both_read_the_whole_picture_twice_though_one_ends_early() {
        CompletableFuture<Exchange> late = send("order-1", true);
        Exchange first = send("order-1", false).join();
        assertThat(first.getException()).isNull();
        early.countDown();

        assertThat(late.join().getException()).isNull();
        assertThat(lengths).hasSize(4).allMatch(length -> length >= PICTURE_BYTES);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void a_later_message_gets_the_kept_picture() {
        early.countDown();
        assertThat(send("order-2", false).join().getMessage().getHeader(FluxConstants.JOB_REPLAYED))
                .isEqualTo(false);
        assertThat(send("order-2", false).join().getMessage().getHeader(FluxConstants.JOB_REPLAYED))
                .isEqualTo(true);
        assertThat(simulator.bill().count()).isOne();
        assertThat(flux().getKeptPictures()).isOne();
    }

    @Test
    void files_go_with_their_pictures() throws Exception {
        early.countDown();
        send("order-3", false).join();
        assertThat(flux().engine().spool().openFiles()).isOne();

        var spool = flux().engine().spool();
        context.stop();

        await().untilAsserted(() -> assertThat(spool.openFiles()).isZero());
    }

    private CompletableFuture<Exchange> send(String order, boolean late) {
        return template.asyncSend("direct:order", exchange -> {
            exchange.getMessage().setBody("a red fox");
            exchange.getMessage().setHeader("orderId", order);
            exchange.getMessage().setHeader("late", late);
        });
    }

    private static int readWhole(Exchange exchange) throws Exception {
        StreamCache body = exchange.getMessage().getBody(StreamCache.class);
        body.reset();
        return ((java.io.InputStream) body).readAllBytes().length;
    }
}

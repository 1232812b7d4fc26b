package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.http.Endpoint;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures as bodies of real routes: read as often as somebody likes, and gone when nobody needs them. */
class BodyRouteTest extends SimulatedRoutes {

    private static final int SIZE = 300_000;

    @TempDir
    static Path files;

    private final CountDownLatch oneIsDone = new CountDownLatch(1);
    private final Map<String, List<byte[]>> readings = new ConcurrentHashMap<>();

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().pictureBytes(SIZE).runTime(Duration.ofMillis(100));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:first")
                        .to("flux:generate?idempotencyKey=request")
                        .process(exchange -> read(exchange, "first"));
                from("direct:second")
                        .to("flux:generate?idempotencyKey=request")
                        .process(exchange -> oneIsDone.await(5, TimeUnit.SECONDS))
                        .process(exchange -> read(exchange, "second"));
                from("direct:uncached")
                        .noStreamCaching()
                        .to("flux:generate")
                        .to(files.toUri() + "?fileName=one.jpg")
                        .to(files.toUri() + "?fileName=two.jpg");
                from("direct:split")
                        .split(body(), (before, part) -> before == null ? part : before)
                        .parallelProcessing()
                        .to("flux:generate")
                        .end()
                        .process(exchange -> read(exchange, "split"));
                from("direct:edit")
                        .to("flux:generate")
                        .setHeader(FluxConstants.PROMPT, constant("in blue"))
                        .to("flux:edit?fileName=${file:name.noext}-blue.jpg")
                        .to(files.toUri().toString());
                from("direct:seda").to("flux:generate").to("seda:next?pollTimeout=50");
                from("seda:next?pollTimeout=50").process(exchange -> read(exchange, "seda"));
            }
        };
    }

    @Test
    void twoExchangesOfOneJobReadTheWholePictureTwiceAlthoughOneEndsEarly() throws Exception {
        CompletableFuture<Object> second = template.asyncRequestBody("direct:second", "a shared cat");
        template.requestBody("direct:first", "a shared cat");
        oneIsDone.countDown();
        second.get(10, TimeUnit.SECONDS);

        assertThat(simulator.bill().count()).isOne();
        assertThat(readings.get("first")).hasSize(2);
        assertThat(readings.get("second")).hasSize(2);
        byte[] picture = readings.get("first").get(0);
        assertThat(picture).hasSizeGreaterThanOrEqualTo(SIZE);
        assertThat(readings.values()).allSatisfy(both -> assertThat(both)
                .allSatisfy(one -> assertThat(one).isEqualTo(picture)));
    }

    @Test
    void canBeReadTwiceWhereStreamCachingIsOff() {
        template.sendBody("direct:uncached", "a cat");

        assertThat(files.resolve("one.jpg")).hasSameBinaryContentAs(files.resolve("two.jpg"));
        assertThat(files.resolve("one.jpg").toFile().length()).isGreaterThanOrEqualTo(SIZE);
    }

    @Test
    void outlivesTheSplitThatItWasMadeIn() {
        template.sendBody("direct:split", List.of("a", "b"));

        assertThat(readings.get("split").get(0)).hasSizeGreaterThanOrEqualTo(SIZE);
    }

    @Test
    void goesOnThroughSeda() {
        template.sendBody("direct:seda", "a cat");

        await().untilAsserted(() -> assertThat(readings).containsKey("seda"));
        assertThat(readings.get("seda").get(1)).hasSizeGreaterThanOrEqualTo(SIZE);
    }

    @Test
    void isThePictureThatTheNextStepEdits() throws Exception {
        template.sendBodyAndHeader("direct:edit", "a cat", Exchange.FILE_NAME, "cat.txt");

        assertThat(files.resolve("cat-blue.jpg")).exists();
        assertThat(Files.size(files.resolve("cat-blue.jpg"))).isGreaterThanOrEqualTo(SIZE);
        assertThat(simulator.requestCount(Endpoint.SUBMIT)).isEqualTo(2);
        assertThat(simulator.requests().stream()
                        .filter(request -> request.method().equals("POST"))
                        .mapToLong(request -> request.bodyLength())
                        .max()
                        .orElseThrow())
                .isGreaterThan(SIZE * 4L / 3);
    }

    @Test
    void nothingIsLeftWhenTheContextStops() {
        template.sendBody("direct:split", List.of("a", "b"));
        var spool = flux().engine().spool();
        assertThat(spool.openFiles()).isEqualTo(2);

        context.stop();

        assertThat(spool.openFiles()).isZero();
    }

    private void read(Exchange exchange, String who) throws Exception {
        InputStream body = exchange.getMessage().getBody(InputStream.class);
        byte[] once = body.readAllBytes();
        body.close();
        readings.put(who, List.of(once, exchange.getMessage().getBody(byte[].class)));
    }
}

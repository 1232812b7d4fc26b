package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureBodyTest {

    private static final byte[] BYTES = "0123456789".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Exchange> exchanges = new ArrayList<>();
    private Spool spool;

    @BeforeEach
    void start() {
        // Everything goes into a file, so that what is not given up can be counted.
        spool = new Spool(directory, 0);
        context.start();
    }

    @AfterEach
    void stop() {
        exchanges.forEach(PictureBodyTest::end);
        context.stop();
    }

    @Test
    void canBeReadAgainAfterReset() throws IOException {
        PictureBody body = PictureBody.of(spool.of(BYTES));

        assertThat(body.readAllBytes()).isEqualTo(BYTES);
        body.reset();

        assertThat(body.readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void canBeReadAgainAfterAReaderClosedIt() throws IOException {
        PictureBody body = PictureBody.of(spool.of(BYTES));

        try (InputStream in = body) {
            in.readNBytes(4);
        }

        assertThat(body.readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void goesBackToAMarkUntilItIsClosed() throws IOException {
        PictureBody body = PictureBody.of(spool.of(BYTES));
        body.readNBytes(3);
        body.mark(100);
        body.readNBytes(3);

        body.reset();
        assertThat(body.read()).isEqualTo('3');
        body.reset();
        assertThat(body.read()).isEqualTo('3');
        body.close();
        body.reset();
        assertThat(body.read()).isEqualTo('0');
    }

    @Test
    void knowsItsLengthAndPosition() throws IOException {
        PictureBody body = PictureBody.of(spool.of(BYTES));

        assertThat(body.available()).isEqualTo(10);
        body.read();
        body.readNBytes(2);
        body.skipNBytes(1);

        assertThat(body.position()).isEqualTo(4);
        assertThat(body.length()).isEqualTo(10);
        assertThat(body.available()).isEqualTo(6);
        assertThat(body.inMemory()).isFalse();
    }

    @Test
    void writesTheWholePictureWhereverItsCursorIs() throws IOException {
        PictureBody body = PictureBody.of(spool.of(BYTES));
        body.readNBytes(7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        body.writeTo(out);

        assertThat(out.toByteArray()).isEqualTo(BYTES);
        assertThat(body.read()).isEqualTo('7');
    }

    @Test
    void isConvertedWholeEvenIfSomebodyReadFromIt() throws IOException {
        Exchange exchange = exchange();
        PictureBody body = PictureBody.of(spool.of(BYTES));
        exchange.getMessage().setBody(body);
        body.readNBytes(7);

        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(BYTES);
        assertThat(exchange.getMessage().getBody(ByteBuffer.class)).isEqualTo(ByteBuffer.wrap(BYTES));
        assertThat(exchange.getMessage().getBody(InputStream.class)).isSameAs(body);
    }

    @Test
    void twoExchangesReadTheWholePictureTwiceWhicheverEndsFirst() throws IOException {
        for (boolean firstEndsFirst : new boolean[] {true, false}) {
            Blob blob = spool.of(BYTES);
            Exchange one = exchange();
            Exchange two = exchange();
            PictureBody first = PictureBody.of(blob);
            PictureBody second = PictureBody.of(blob.retain());
            first.readNBytes(5);

            end(firstEndsFirst ? one : two);

            PictureBody left = firstEndsFirst ? second : first;
            left.reset();
            assertThat(left.readAllBytes()).isEqualTo(BYTES);
            left.reset();
            assertThat(left.readAllBytes()).isEqualTo(BYTES);
        }
    }

    @Test
    void aCopyHasACursorOfItsOwnAndOutlivesTheOriginal() throws IOException {
        Exchange one = exchange();
        Exchange two = exchange();
        PictureBody body = PictureBody.of(spool.of(BYTES));
        body.readNBytes(5);

        StreamCache copy = body.copy(two);
        assertThat(((InputStream) copy).read()).isEqualTo('0');
        assertThat(body.read()).isEqualTo('5');
        end(one);
        copy.reset();

        assertThat(((InputStream) copy).readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void canBeReadWhenItsExchangeIsDone() throws IOException {
        Exchange exchange = exchange();
        PictureBody body = PictureBody.of(spool.of(BYTES));
        exchange.getMessage().setBody(body);
        end(exchange);

        assertThat(body.readAllBytes()).isEqualTo(BYTES);
    }

    @Test
    void itsFileGoesWhenNobodyCanReadItAnyMore() throws IOException {
        readOnce();

        await().untilAsserted(() -> {
            System.gc();
            PictureReferences.releaseUnreachable();
            assertThat(spool.openFiles()).isZero();
        });
    }

    private void readOnce() throws IOException {
        PictureBody body = PictureBody.of(spool.of(BYTES));
        assertThat(body.copy(exchange()).length()).isEqualTo(BYTES.length);
        assertThat(body.readAllBytes()).isEqualTo(BYTES);
        assertThat(spool.openFiles()).isEqualTo(1);
    }

    /** Each way hands the body on to an exchange other than the one that it came with. */
    @ParameterizedTest
    @ValueSource(strings = {"enrich", "recipients", "parallel", "aggregate"})
    void goesOnInAnotherExchange(String way) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").process(part -> part.getMessage().setBody(PictureBody.of(spool.of(BYTES))));
                from("direct:enrich").enrich("direct:one").to("direct:read");
                from("direct:recipients")
                        .recipientList(constant("direct:one"))
                        .end()
                        .to("direct:read");
                from("direct:parallel")
                        .multicast((before, part) -> part)
                        .parallelProcessing()
                        .to("direct:one", "direct:one")
                        .end()
                        .to("direct:read");
                from("direct:aggregate")
                        .to("direct:one")
                        .aggregate(constant("all"), (before, part) -> before == null ? part : before)
                        .completionSize(2)
                        .to("direct:read");
                from("direct:read").convertBodyTo(byte[].class).to("mock:read");
            }
        });
        MockEndpoint read = context.getEndpoint("mock:read", MockEndpoint.class);
        read.expectedBodiesReceived((Object) BYTES);

        context.createProducerTemplate().sendBody("direct:" + way, "x");
        if (way.equals("aggregate")) {
            context.createProducerTemplate().sendBody("direct:aggregate", "y");
        }

        read.assertIsSatisfied();
    }

    @Test
    void outlivesThePartOfASplitThatItIsAggregatedFrom() throws Exception {
        byte[][] aggregated = new byte[1][];
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split")
                        .split(body().tokenize(","), (before, part) -> part)
                        .process(part -> part.getMessage().setBody(PictureBody.of(spool.of(BYTES))))
                        .end()
                        .process(whole -> aggregated[0] = whole.getMessage().getBody(byte[].class));
            }
        });

        context.createProducerTemplate().sendBody("direct:split", "a,b");

        assertThat(aggregated[0]).isEqualTo(BYTES);
    }

    @Test
    void everyBranchOfAMulticastAndAWireTapReadTheWholePicture() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .process(whole -> whole.getMessage().setBody(PictureBody.of(spool.of(BYTES))))
                        .wireTap("direct:read")
                        .multicast()
                        .parallelProcessing()
                        .to("direct:read", "direct:read");
                from("direct:read").convertBodyTo(byte[].class).to("mock:read");
            }
        });
        MockEndpoint read = context.getEndpoint("mock:read", MockEndpoint.class);
        read.expectedBodiesReceived(BYTES, BYTES, BYTES);

        context.createProducerTemplate().sendBody("direct:start", "x");

        read.assertIsSatisfied();
    }

    private Exchange exchange() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
        exchanges.add(exchange);
        return exchange;
    }

    private static void end(Exchange exchange) {
        if (exchange.getUnitOfWork() != null) {
            exchange.getUnitOfWork().done(exchange);
            exchange.getExchangeExtension().setUnitOfWork(null);
        }
    }
}

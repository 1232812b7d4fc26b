package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxKeyConflictException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxTimeoutException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is billed when messages, steps and parts come again. */
class KeyRouteTest extends SimulatedRoutes {

    @TempDir
    static Path inbox;

    private static final List<String> MODES = List.of("message", "none", "request");

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().runTime(Duration.ofMillis(100));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (String mode : MODES) {
                    String flux = "flux:generate?idempotencyKey=" + mode;
                    from("direct:redelivered-" + mode)
                            .errorHandler(defaultErrorHandler()
                                    .maximumRedeliveries(20)
                                    .redeliveryDelay(0))
                            .to(flux + "&jobTimeout=20");
                    from("direct:loop-" + mode)
                            .loop(3)
                            .setBody(constant("a cat"))
                            .to(flux);
                    from("direct:split-" + mode).split(body()).to(flux);
                }
                from("direct:multicast").multicast().to("direct:branch", "direct:branch");
                from("direct:branch").to("flux:generate");
                from("direct:repeated")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                        .to("direct:whole");
                from("direct:whole")
                        .errorHandler(noErrorHandler())
                        .split(body())
                        .to("flux:generate")
                        .end()
                        .process(exchange -> {
                            if (calls.incrementAndGet() < 3) {
                                throw new IllegalStateException("a later step fails");
                            }
                        });
                from("direct:expression").to("flux:generate?idempotencyKey=${header.order}-${header.line}");
                from(inbox.toUri() + "?initialDelay=0&delay=50")
                        .to("flux:generate")
                        .process(exchange -> {
                            if (calls.incrementAndGet() < 4) {
                                throw new IllegalStateException("a later step fails");
                            }
                        })
                        .to("mock:file");
            }
        };
    }

    @Test
    void theErrorHandlersRedeliveryAttachesToTheJobThatRuns() {
        for (String mode : MODES) {
            String prompt = "redelivered with " + mode;

            byte[] picture = template.requestBody("direct:redelivered-" + mode, prompt, byte[].class);

            assertThat(picture).isNotEmpty();
            assertThat(simulator.bill().count(prompt)).as(mode).isOne();
        }
    }

    @Test
    void eachRoundOfALoopBuysUnlessTheRequestIsTheKey() {
        template.sendBody("direct:loop-none", "");
        assertThat(simulator.bill().count()).isEqualTo(3);

        template.sendBody("direct:loop-message", "");
        assertThat(simulator.bill().count()).isEqualTo(6);

        template.sendBody("direct:loop-request", "");
        assertThat(simulator.bill().count()).isEqualTo(7);
    }

    @Test
    void eachPartOfASplitBuysUnlessTheRequestIsTheKey() {
        template.sendBody("direct:split-message", List.of("a", "a", "b"));
        assertThat(simulator.bill().byPrompt()).containsEntry("a", 2).containsEntry("b", 1);

        template.sendBody("direct:split-request", List.of("c", "c"));
        assertThat(simulator.bill().count("c")).isOne();
    }

    @Test
    void eachBranchOfAMulticastBuys() {
        template.sendBody("direct:multicast", "a cat");

        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @Test
    void aSplitThatIsRepeatedBecauseALaterStepFailedIsBilledOnce() {
        template.sendBody("direct:repeated", List.of("a", "b"));

        assertThat(calls).hasValue(3);
        assertThat(simulator.bill().byPrompt()).containsEntry("a", 1).containsEntry("b", 1);
    }

    @Test
    void aFileThatIsReadAgainBecauseALaterStepFailedIsBilledOnce() throws Exception {
        MockEndpoint file = getMockEndpoint("mock:file");
        file.expectedMessageCount(1);
        file.expectedHeaderReceived("CamelFileName", "cat.jpg");
        file.expectedHeaderReceived("CamelFluxJobReplayed", true);

        Files.writeString(inbox.resolve("cat.txt"), "a cat in a file");

        file.assertIsSatisfied();
        assertThat(calls).hasValue(4);
        assertThat(simulator.bill().count("a cat in a file")).isOne();
        await().untilAsserted(() -> assertThat(inbox.resolve("cat.txt")).doesNotExist());
    }

    @Test
    void anExplicitKeyIsSharedAndIsGoneAfterwards() {
        for (int i = 0; i < 2; i++) {
            Object left = context.createFluentProducerTemplate()
                    .to("direct:branch")
                    .withBody("a cat")
                    .withHeader("CamelFluxIdempotencyKey", "order 17")
                    .send()
                    .getMessage()
                    .getHeader("CamelFluxIdempotencyKey");
            assertThat(left).isNull();
        }

        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void whatOneAccountBoughtIsNotHandedToAnother() {
        for (String account : List.of("one", "two", "one")) {
            context.createFluentProducerTemplate()
                    .to("flux:generate?apiKey=" + account)
                    .withBody("a cat")
                    .withHeader("CamelFluxIdempotencyKey", "order 18")
                    .send();
        }

        assertThat(simulator.bill().count()).isEqualTo(2);
        assertThat(context.createFluentProducerTemplate()
                        .to("flux:status")
                        .withHeader("CamelFluxIdempotencyKey", "order 18")
                        .send()
                        .getMessage()
                        .getHeader("CamelFluxJobOutcome"))
                .isEqualTo("picture");
    }

    @Test
    void aKeyThatIsHeldByAnotherRequestIsRefused() {
        template.sendBodyAndHeader("direct:branch", "a cat", "CamelFluxIdempotencyKey", "order 17");

        assertThatThrownBy(() ->
                        template.sendBodyAndHeader("direct:branch", "a dog", "CamelFluxIdempotencyKey", "order 17"))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isExactlyInstanceOf(FluxKeyConflictException.class)
                .hasMessageContaining("idempotencyKey");
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void anExpressionWithoutAValueBuysNothing() {
        assertThatThrownBy(() -> template.sendBody("direct:expression", "a cat"))
                .cause()
                .isExactlyInstanceOf(FluxRequestException.class);
        assertThat(simulator.bill().count()).isZero();

        template.sendBodyAndHeader("direct:expression", "a cat", "order", "17");
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void aMessageThatBuysAgainAfterAnUnknownOutcomeSendsItsPicturesAgain() throws Exception {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", picture);
        simulator.faults().on(Endpoint.SUBMIT, Fault.dropAfterAcceptance());
        Map<String, Object> headers = Map.of("CamelFluxPrompt", "in blue", "CamelFluxIdempotencyKey", "order 19");
        assertThatThrownBy(() -> template.sendBodyAndHeaders("flux:edit", picture.toByteArray(), headers))
                .cause()
                .isExactlyInstanceOf(FluxUnknownOutcomeException.class);

        byte[] edited = context.createFluentProducerTemplate()
                .to("flux:edit?resubmitOnUnknown=true&queueTimeout=2000")
                .withBody(picture.toByteArray())
                .withHeaders(headers)
                .request(byte[].class);

        assertThat(edited).isNotEmpty();
        assertThat(simulator.bill().count("in blue")).isEqualTo(2);
    }

    @Test
    void aWaitThatEndedFailsWithATimeoutAndTheMessageMayComeBack() {
        assertThatThrownBy(() -> template.sendBodyAndHeader(
                        "flux:generate?jobTimeout=1", "a cat", "CamelFluxIdempotencyKey", "order 18"))
                .cause()
                .isExactlyInstanceOf(FluxTimeoutException.class);

        template.sendBodyAndHeader("flux:generate", "a cat", "CamelFluxIdempotencyKey", "order 18");

        assertThat(simulator.bill().count()).isOne();
    }
}

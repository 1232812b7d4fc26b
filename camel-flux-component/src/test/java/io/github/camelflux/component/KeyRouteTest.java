package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxTimeoutException;
import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
                from("direct:redelivered")
                        .errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                        .process(exchange -> calls.incrementAndGet())
                        .toD("flux:generate?idempotencyKey=${header.mode}&jobTimeout=40");
                from("direct:loop").loop(3).setBody(constant("a cat")).toD("flux:generate?idempotencyKey=${header.mode}");
                from("direct:split").split(body()).toD("flux:generate?idempotencyKey=${header.mode}");
                from("direct:multicast").multicast().to("direct:branch", "direct:branch");
                from("direct:branch").to("flux:generate");
                from("direct:repeated")
                        .errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                        .to("direct:whole");
                from("direct:whole")
                        .errorHandler(noErrorHandler())
                        .split(body())
                        .toD("flux:generate?idempotencyKey=${header.mode}")
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
        for (String mode : List.of("message", "none", "request")) {
            String prompt = "redelivered with " + mode;

            byte[] picture = template.requestBodyAndHeader("direct:redelivered", prompt, "mode", mode, byte[].class);

            assertThat(picture).isNotEmpty();
            assertThat(simulator.bill().count(prompt)).as(mode).isOne();
        }
    }

    @Test
    void eachRoundOfALoopBuysUnlessTheRequestIsTheKey() {
        template.sendBodyAndHeader("direct:loop", "", "mode", "none");
        assertThat(simulator.bill().count()).isEqualTo(3);

        template.sendBodyAndHeader("direct:loop", "", "mode", "message");
        assertThat(simulator.bill().count()).isEqualTo(6);

        template.sendBodyAndHeader("direct:loop", "", "mode", "request");
        assertThat(simulator.bill().count()).isEqualTo(7);
    }

    @Test
    void eachPartOfASplitBuysUnlessTheRequestIsTheKey() {
        template.sendBodyAndHeader("direct:split", List.of("a", "a", "b"), "mode", "message");
        assertThat(simulator.bill().byPrompt()).containsEntry("a", 2).containsEntry("b", 1);

        template.sendBodyAndHeader("direct:split", List.of("c", "c"), "mode", "request");
        assertThat(simulator.bill().count("c")).isOne();
    }

    @Test
    void eachBranchOfAMulticastBuys() {
        template.sendBody("direct:multicast", "a cat");

        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @Test
    void aSplitThatIsRepeatedBecauseALaterStepFailedIsBilledOnce() {
        template.sendBodyAndHeader("direct:repeated", List.of("a", "b"), "mode", "message");

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
    void aKeyThatIsHeldByAnotherRequestIsRefused() {
        template.sendBodyAndHeader("direct:branch", "a cat", "CamelFluxIdempotencyKey", "order 17");

        assertThatThrownBy(() -> template.sendBodyAndHeader(
                        "direct:branch", "a dog", "CamelFluxIdempotencyKey", "order 17"))
                .isInstanceOf(CamelExecutionException.class)
                .cause()
                .isExactlyInstanceOf(FluxRequestException.class)
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
    void aWaitThatEndedFailsWithATimeoutAndTheMessageMayComeBack() {
        assertThatThrownBy(() -> template.sendBodyAndHeader(
                        "flux:generate?jobTimeout=1", "a cat", "CamelFluxIdempotencyKey", "order 18"))
                .cause()
                .isExactlyInstanceOf(FluxTimeoutException.class);

        template.sendBodyAndHeader("flux:generate", "a cat", "CamelFluxIdempotencyKey", "order 18");

        assertThat(simulator.bill().count()).isOne();
    }
}

package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code direct} and {@code seda} between a consumer and the component. */
class InternalRoutesTest extends PageRoutes {

    @ParameterizedTest
    @ValueSource(strings = {"direct", "seda"})
    void the_consumer_in_front_acknowledges_when_the_picture_is_there_and_no_thread_waits(String route) {
        Setup setup = setup(route);
        setup.inbox().dropPrompts(5);
        start(setup);
        provider.awaitRunning(5);
        HeldThreads.awaitNone();
        assertThat(setup.inbox().files()).hasSize(5);

        provider.endJobs();

        setup.inbox().inside("done").awaitFiles(5);
        assertThat(setup.pictures().files()).hasSize(5);
    }

    @Test
    void who_sends_with_a_producer_template_and_waits_holds_its_own_thread() {
        ProducerTemplate template = start(setup("direct")).context().createProducerTemplate();
        CompletableFuture<byte[]> picture = new CompletableFuture<>();
        Thread sender = new Thread(
                () -> picture.complete(template.requestBody("direct:prompts", "fox", byte[].class)), "a sender");
        sender.start();

        provider.awaitRunning(1);
        HeldThreads.awaitExactly(1, "a sender");
        provider.endJobs();
        assertThat(picture.join()).isNotEmpty();
    }
}

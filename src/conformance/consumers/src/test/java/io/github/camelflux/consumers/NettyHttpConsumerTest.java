package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NettyHttpConsumerTest extends PageRoutes {

    private int port;
    private Clients clients;

    @BeforeEach
    void takeAFreePort() throws IOException {
        port = Clients.freePort();
        clients = new Clients(port);
    }

    @Test
    void the_answer_is_sent_when_the_picture_is_there_and_no_thread_waits() {
        start(serving());
        List<CompletableFuture<HttpResponse<byte[]>>> answers = clients.ask(40);

        // The provider allows 24 at a time; the others wait in line.
        provider.awaitRunning(24);
        HeldThreads.awaitNone();
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        Clients.awaitPictures(answers, provider);
        assertThat(provider.bought()).isEqualTo(40);
    }

    @Test
    void a_client_that_went_away_and_asks_again_with_its_key_gets_the_picture_without_another_purchase() {
        start(serving());
        CompletableFuture<HttpResponse<byte[]>> first = clients.ask("fox");
        provider.awaitRunning(1);
        first.cancel(true);

        CompletableFuture<HttpResponse<byte[]>> second = clients.ask("fox");
        Clients.awaitPictures(List.of(second), provider);

        assertThat(provider.bought()).isOne();
    }

    @Test
    void a_request_without_a_key_is_refused_and_nothing_is_bought() {
        start(serving());

        assertThat(clients.askWithoutKey("fox").join().statusCode()).isEqualTo(500);
        assertThat(provider.bought()).isZero();
    }

    private Setup serving() {
        return setup("netty-http").set("port", Integer.toString(port));
    }
}

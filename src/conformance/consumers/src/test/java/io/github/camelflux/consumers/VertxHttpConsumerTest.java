package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.junit.jupiter.api.Test;

/** {@code platform-http} on the server of Camel Main, which is Vert.x. */
class VertxHttpConsumerTest extends PageRoutes {

    private static final String THREAD = "vert.x-worker-thread";

    @Test
    void the_answer_is_sent_when_the_picture_is_there_and_each_request_holds_a_worker() {
        List<CompletableFuture<HttpResponse<byte[]>>> answers =
                serve(setup("platform-http")).ask(3);
        provider.awaitRunning(3);
        HeldThreads.awaitExactly(3, THREAD);
        assertThat(answers).noneMatch(CompletableFuture::isDone);

        Clients.awaitPictures(answers, provider);
    }

    @Test
    void twenty_requests_hold_all_workers_and_the_next_ones_wait() {
        List<CompletableFuture<HttpResponse<byte[]>>> answers =
                serve(setup("platform-http")).ask(24);

        provider.awaitRunning(20);
        HeldThreads.awaitExactly(20, THREAD);
        Clients.awaitPictures(answers, provider);
        assertThat(provider.mostRunning()).isEqualTo(20);
        assertThat(provider.bought()).isEqualTo(24);
    }

    @Test
    void at_acceptance_the_answer_is_sent_while_the_job_runs_and_no_thread_waits() {
        HttpResponse<byte[]> answer =
                serve(setup("platform-http-at-acceptance")).ask("fox").join();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(new String(answer.body())).matches("[0-9a-f]{32}");
        provider.awaitRunning(1);
        HeldThreads.awaitNone();
    }

    @Test
    void at_acceptance_a_request_without_a_permit_holds_a_worker() {
        Clients clients = serve(setup("platform-http-at-acceptance").flux("maxInFlight", 1));
        assertThat(clients.ask("fox").join().statusCode()).isEqualTo(202);

        CompletableFuture<HttpResponse<byte[]>> second = clients.ask("owl");
        HeldThreads.awaitExactly(1, THREAD);
        assertThat(second).isNotDone();

        provider.endJobs();
        assertThat(second.join().statusCode()).isEqualTo(202);
    }

    private Clients serve(Setup setup) {
        Application application = start(Application.serve(setup, 0));
        return new Clients(
                application.context().hasService(VertxPlatformHttpServer.class).getPort());
    }
}

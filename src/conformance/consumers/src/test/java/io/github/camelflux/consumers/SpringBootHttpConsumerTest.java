package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.component.FluxComponent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;

/** {@code platform-http} on the server of Spring Boot, which is Tomcat. */
class SpringBootHttpConsumerTest extends PageRoutes {

    /** Of Spring's executor of tasks, on which Camel runs the routes; Tomcat's own threads are free. */
    private static final String THREAD = "task-";

    @Test
    void the_answer_is_sent_when_the_picture_is_there_and_each_request_holds_a_thread() {
        List<CompletableFuture<HttpResponse<byte[]>>> answers =
                serve(serving("platform-http")).ask(3);
        provider.awaitRunning(3);
        HeldThreads.awaitExactly(3, THREAD);
        assertThat(answers).noneMatch(CompletableFuture::isDone);

        Clients.awaitPictures(answers, provider);
    }

    @Test
    void eight_requests_hold_all_threads_and_the_next_ones_wait() {
        List<CompletableFuture<HttpResponse<byte[]>>> answers =
                serve(serving("platform-http")).ask(12);

        provider.awaitRunning(8);
        HeldThreads.awaitExactly(8, THREAD);
        Clients.awaitPictures(answers, provider);
        assertThat(provider.mostRunning()).isEqualTo(8);
        assertThat(provider.bought()).isEqualTo(12);
    }

    @Test
    void the_number_of_threads_is_that_of_spring_s_task_executor() {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = serve(
                        serving("platform-http").set("spring.task.execution.pool.core-size", "12"))
                .ask(14);

        provider.awaitRunning(12);
        HeldThreads.awaitExactly(12, THREAD);
        Clients.awaitPictures(answers, provider);
    }

    @Test
    void a_request_that_takes_too_long_is_answered_503_and_gets_its_picture_when_it_asks_again_with_its_key() {
        Clients clients = serve(serving("platform-http").set("spring.mvc.async.request-timeout", "500ms"));
        assertThat(clients.ask("fox").join().statusCode()).isEqualTo(503);
        provider.awaitRunning(1);
        HeldThreads.awaitExactly(1, THREAD);

        provider.endJobs();
        HeldThreads.awaitNone();

        Clients.assertPicture(clients.ask("fox").join());
        assertThat(provider.bought()).isOne();
    }

    @Test
    void at_acceptance_the_answer_is_sent_while_the_job_runs_and_no_thread_waits() {
        HttpResponse<byte[]> answer =
                serve(serving("platform-http-at-acceptance")).ask("fox").join();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(new String(answer.body())).matches("[0-9a-f]{32}");
        provider.awaitRunning(1);
        HeldThreads.awaitNone();
    }

    private Setup serving(String route) {
        return setup(route)
                .set("server.address", "127.0.0.1")
                .set("server.port", "0")
                .set("spring.main.banner-mode", "off");
    }

    private Clients serve(Setup setup) {
        ServletWebServerApplicationContext application =
                (ServletWebServerApplicationContext) new SpringApplicationBuilder(SpringApplication.class)
                        .properties(setup.properties())
                        .run();
        closing(application::close);
        return new Clients(application.getWebServer().getPort());
    }

    /** Artemis is only there for other tests. */
    @SpringBootConfiguration
    @EnableAutoConfiguration(exclude = ArtemisAutoConfiguration.class)
    static class SpringApplication {

        @Bean
        FluxComponent flux(
                @Value("${camel.component.flux.apiKey}") String apiKey,
                @Value("${camel.component.flux.baseUrl}") String baseUrl) {
            FluxComponent flux = new FluxComponent();
            flux.getConfiguration().setApiKey(apiKey);
            flux.getConfiguration().setBaseUrl(baseUrl);
            flux.getConfiguration().setPollInterval(Duration.ofMillis(50));
            return flux;
        }
    }
}

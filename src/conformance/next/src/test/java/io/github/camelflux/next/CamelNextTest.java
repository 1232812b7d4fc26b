package io.github.camelflux.next;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxModerationException;
import io.github.camelflux.component.FluxComponent;
import io.github.camelflux.component.FluxConstants;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component in a context of the next Camel: what it takes from Camel, and what Camel asks of it. */
class CamelNextTest {

    @TempDir
    Path directory;

    private FluxSimulator simulator;
    private DefaultCamelContext context;

    @BeforeEach
    void start() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(50))
                .start();
        context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("next");
        context.addComponent("flux", flux());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + directory.resolve("in") + "?move=done&moveFailed=failed")
                        .routeId("folder")
                        .to("flux:generate?outputFormat=png")
                        .to("file:" + directory.resolve("out"));
                from("direct:generate").routeId("generate").to("flux:generate");
                from("direct:later").routeId("later").to("flux:generate?waitForResult=false&resultsGroup=later");
                from("flux:results?group=later").routeId("results").to("seda:results");
            }
        });
        context.start();
    }

    private FluxComponent flux() {
        FluxComponent flux = new FluxComponent();
        flux.getConfiguration().setApiKey("test-key");
        flux.getConfiguration().setBaseUrl(simulator.baseUrl().toString());
        flux.getConfiguration().setPollInterval(Duration.ofMillis(50));
        flux.setJobStore("jdbc");
        flux.setCreateTables(true);
        flux.setDataSource(
                JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("jobs") + ";WRITE_DELAY=0", "sa", ""));
        return flux;
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
        simulator.close();
    }

    @Test
    void it_is_the_next_camel() {
        assertThat(context.getVersion()).startsWith("4.22.");
    }

    @Test
    void a_folder_of_prompts_becomes_a_folder_of_pictures() throws Exception {
        Files.writeString(Files.createDirectories(directory.resolve("in")).resolve("fox.txt"), "a red fox");

        await().until(() -> Files.exists(directory.resolve("in/done/fox.txt")));

        assertThat(Files.readAllBytes(directory.resolve("out/fox.png"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(simulator.bill().count("a red fox")).isOne();
    }

    @Test
    void a_message_that_comes_again_buys_nothing() {
        Exchange first = send("direct:generate", "a red fox", FluxConstants.IDEMPOTENCY_KEY, "order-17");
        Exchange again = send("direct:generate", "a red fox", FluxConstants.IDEMPOTENCY_KEY, "order-17");

        assertThat(again.getMessage().getBody(byte[].class))
                .isNotEmpty()
                .isEqualTo(first.getMessage().getBody(byte[].class));
        assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(true);
        assertThat(simulator.bill().count("a red fox")).isOne();
    }

    @Test
    void several_pictures_are_a_list_of_messages() {
        Exchange done = send("direct:generate", "a red fox", FluxConstants.COUNT, 2);

        List<?> pictures = done.getMessage().getBody(List.class);
        assertThat(pictures).hasSize(2).allSatisfy(picture -> assertThat(((Message) picture).getBody(byte[].class))
                .isNotEmpty());
    }

    @Test
    void what_nobody_waits_for_comes_out_of_results() {
        send("direct:later", "a red fox", FluxConstants.IDEMPOTENCY_KEY, "order-18");

        Exchange result = context.createConsumerTemplate().receive("seda:results", 20_000);

        assertThat(result).isNotNull();
        assertThat(result.getMessage().getBody(byte[].class)).isNotEmpty();
    }

    @Test
    void a_refusal_is_an_exception_of_its_own() {
        assertThat(send("direct:generate", "moderate-content", FluxConstants.SEED, 1)
                        .getException())
                .isInstanceOf(FluxModerationException.class);
    }

    @Test
    void operators_see_it() throws Exception {
        send("direct:generate", "a red fox", FluxConstants.SEED, 1);

        WritableHealthCheckRepository producers =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
        producers.setEnabled(true);
        assertThat(producers.stream())
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP));
        DevConsole console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("flux");
        assertThat(console.call(DevConsole.MediaType.TEXT).toString()).contains("bfl");
        assertThat(ManagementFactory.getPlatformMBeanServer()
                        .queryNames(
                                new ObjectName("org.apache.camel:context=next,type=components,name=\"flux\""), null))
                .hasSize(1);
    }

    private Exchange send(String uri, String prompt, String header, Object value) {
        ProducerTemplate template = context.createProducerTemplate();
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().setHeader(header, value);
        });
    }
}

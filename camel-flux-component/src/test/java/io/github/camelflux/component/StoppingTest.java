package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.FluxStoppedException;
import io.github.camelflux.http.LogCapture;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of jobs when the context stops, and what is left. */
class StoppingTest {

    private static final String TEMPORARY = "java.io.tmpdir";

    /** Other processes on this machine have components, too, and their files come and go. */
    @TempDir
    Path temporary;

    private final String before = System.getProperty(TEMPORARY);
    private FluxSimulator simulator;

    @BeforeEach
    void ownDirectory() {
        System.setProperty(TEMPORARY, temporary.toString());
    }

    @AfterEach
    void close() {
        System.setProperty(TEMPORARY, before);
        simulator.close();
    }

    @Test
    void nothing_is_left() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMillis(20))
                .pictureBytes(200_000)
                .start();
        Set<String> threads = threads();

        DefaultCamelContext context = context(10);
        context.start();
        List<CompletableFuture<Exchange>> sent =
                IntStream.range(0, 10).mapToObj(i -> send(context, i)).toList();
        assertThat(sent.stream().map(CompletableFuture::join)).noneMatch(Exchange::isFailed);
        assertThat(spools()).isNotEmpty();
        context.stop();

        assertThat(spools()).isEmpty();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            // The JDK client of Java 17 ends its selector when it is collected.
            System.gc();
            assertThat(threads).containsAll(threads());
        });
    }

    @Test
    void running_jobs_get_the_shutdown_time() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofSeconds(2))
                .start();
        DefaultCamelContext context = context(20);
        context.start();
        CompletableFuture<Exchange> sent = send(context, 1);
        await().until(() -> !simulator.jobs().isEmpty());

        context.stop();

        assertThat(sent.join().getException()).isNull();
    }

    @Test
    void jobs_that_take_longer_are_told_that_the_component_stops() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMinutes(5))
                .start();
        DefaultCamelContext context = context(1);
        context.start();
        CompletableFuture<Exchange> running = send(context, 1);
        CompletableFuture<Exchange> queued = send(context, 2);
        await().until(() -> simulator.jobs().size() == 1);

        try (LogCapture log = new LogCapture(FluxEngine.class)) {
            context.stop();

            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN Jobs that were running at the stop: 1."))
                    .singleElement()
                    .asString()
                    .contains("nobody fetches their pictures");
        }
        assertThat(running.join().getException()).isInstanceOf(FluxStoppedException.class);
        assertThat(queued.join().getException()).isInstanceOf(FluxStoppedException.class);
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void what_was_bought_without_waiting_reaches_its_route_before_camel_has_stopped() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofSeconds(2))
                .start();
        List<String> stored = new CopyOnWriteArrayList<>();
        AtomicBoolean away = new AtomicBoolean(true);
        DefaultCamelContext context = context(60);
        context.getComponent("flux", FluxComponent.class).setMaxInFlight(3);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:buy").to("flux:generate?waitForResult=false&resultsGroup=shop");
                from("flux:results?group=shop").process(exchange -> {
                    if (away.getAndSet(false)) {
                        throw new IllegalStateException("not yet");
                    }
                    stored.add(exchange.getMessage().getHeader(FluxConstants.JOB_ID, String.class));
                });
            }
        });
        context.start();
        IntStream.range(0, 3)
                .forEach(number -> context.createProducerTemplate().sendBody("direct:buy", "badger " + number));
        assertThat(stored).isEmpty();

        context.stop();

        assertThat(stored).hasSize(3).doesNotHaveDuplicates();
        assertThat(simulator.bill().count()).isEqualTo(3);
    }

    @Test
    void a_results_route_that_is_stopped_by_itself_does_not_wait_for_what_runs() throws Exception {
        simulator = FluxSimulator.builder()
                .render(Render.FLAT)
                .runTime(Duration.ofMinutes(5))
                .start();
        DefaultCamelContext context = context(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:buy").to("flux:generate?waitForResult=false&resultsGroup=shop");
                from("flux:results?group=shop").routeId("shop").to("log:shop");
            }
        });
        context.start();
        context.createProducerTemplate().sendBody("direct:buy", "a badger");

        boolean inTime = context.getRouteController().stopRoute("shop", 30, TimeUnit.SECONDS, true);

        assertThat(inTime).isTrue();
        context.stop();
    }

    private DefaultCamelContext context(long shutdownSeconds) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        FluxComponent flux = new FluxComponent();
        flux.getConfiguration().setApiKey("test-key");
        flux.getConfiguration().setBaseUrl(simulator.baseUrl().toString());
        flux.getConfiguration().setPollInterval(Duration.ofMillis(100));
        flux.setMaxInFlight(1);
        context.addComponent("flux", flux);
        context.getShutdownStrategy().setTimeout(shutdownSeconds);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:generate").to("flux:generate");
            }
        });
        return context;
    }

    private static CompletableFuture<Exchange> send(DefaultCamelContext context, int number) {
        return context.createProducerTemplate()
                .asyncSend("direct:generate", exchange -> exchange.getMessage().setBody("fox " + number));
    }

    private List<Path> spools() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("camel-flux-"))
                    .toList();
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("flux-timer")
                        || name.contains("flux-http")
                        || name.contains("flux-worker")
                        || name.startsWith("HttpClient"))
                .collect(Collectors.toSet());
    }
}

package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxAuthenticationException;
import io.github.camelflux.FluxException;
import io.github.camelflux.FluxJobFailedException;
import io.github.camelflux.FluxKeyConflictException;
import io.github.camelflux.FluxModerationException;
import io.github.camelflux.FluxPartialException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several pictures for one message: each bought once, whatever becomes of the others. */
class SeveralPicturesTest extends SimulatedRoutes {

    @TempDir
    static Path directory;

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().key("test-key");
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.setStorePollInterval(Duration.ofMillis(100));
        flux.setOrphanGrace(Duration.ofMillis(300));
        flux.setMaxCount(5);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent()
                .addInitialProperty("pictures", directory.toUri().toString());
        load(context, """
                - from:
                    uri: direct:files
                    steps:
                      - to: flux:generate?count=3&width=256&height=256
                      - split:
                          simple: ${body}
                          steps:
                            - to: "{{pictures}}/split"
                            - to: mock:parts
                      - to: mock:whole
                - from:
                    uri: direct:caught
                    steps:
                      - doTry:
                          steps:
                            - to: flux:generate?count=3
                            - to: mock:whole
                          doCatch:
                            - exception:
                                - io.github.camelflux.FluxPartialException
                              steps:
                                - split:
                                    simple: ${exception.pictures}
                                    steps:
                                      - to: mock:parts
                - route:
                    id: ignoring
                    from:
                      uri: direct:ignoring
                      steps:
                        - doTry:
                            steps:
                              - to: flux:generate?count=3
                            doCatch:
                              - exception:
                                  - io.github.camelflux.FluxPartialException
                                steps:
                                  - to: mock:ignored
                - from:
                    uri: direct:later
                    steps:
                      - to: flux:generate?count=2&waitForResult=false
                      - split:
                          simple: ${header.CamelFluxJobIds}
                          steps:
                            - setHeader:
                                name: CamelFluxJobId
                                simple: ${body}
                            - to: flux:await
                            - to: mock:parts
                """);
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:generate").to("flux:generate");
                from("direct:dynamic").toD("flux:generate?count=${header.n}");
                from("direct:named").to("flux:generate?count=2&fileName=${header.order}.png");
                from("direct:edit").to("flux:edit?count=2&prompt=in oil");
                from("direct:redelivered")
                        .errorHandler(
                                defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0))
                        .to("flux:generate?count=3&idempotencyKey=none");
                from("direct:failing")
                        .routeId("failing")
                        .to("flux:generate?count=2")
                        .throwException(new IllegalStateException("a later step fails"));
                from("direct:on-exception")
                        .onException(FluxPartialException.class)
                        .handled(true)
                        .split(simple("${exception.pictures}"))
                        .to("mock:parts")
                        .end()
                        .end()
                        .to("flux:generate?count=3");
                from("direct:single").to("flux:generate?count=1").split(body()).to("mock:parts");
                from("direct:over")
                        .loadBalance()
                        .failover(io.github.camelflux.FluxNotAcceptedException.class)
                        .to("flux:generate?apiKey=wrong&count=2", "flux:generate?count=2");
                from("flux:results").to("mock:results");
            }
        };
    }

    @Test
    void a_splitter_gives_each_picture_with_headers_of_its_own_to_a_file_of_its_own() throws Exception {
        MockEndpoint parts = getMockEndpoint("mock:parts");
        MockEndpoint whole = getMockEndpoint("mock:whole");
        parts.expectedMessageCount(3);
        whole.expectedMessageCount(1);

        Exchange exchange = send(
                "direct:files", "a red fox", Map.of(Exchange.FILE_NAME, "fox.txt", "order", 17, "Content-Type", "x/y"));

        assertThat(exchange.getException()).isNull();
        MockEndpoint.assertIsSatisfied(context);
        assertThat(names("split")).containsExactly("fox-1.jpg", "fox-2.jpg", "fox-3.jpg");
        for (String name : names("split")) {
            assertThat(ImageIO.read(directory.resolve("split").resolve(name).toFile())
                            .getWidth())
                    .isEqualTo(256);
        }
        assertThat(header(parts, "order")).containsOnly(17);
        assertThat(header(parts, FluxConstants.JOB_INDEX)).containsExactly(1, 2, 3);
        assertThat(header(parts, FluxConstants.JOB_OUTCOME)).containsOnly("picture");
        assertThat(header(parts, FluxConstants.JOB_COST_USD)).doesNotContainNull();
        assertThat(header(parts, FluxConstants.JOB_RECEIPT)).doesNotContainNull();
        assertThat(header(parts, FluxConstants.JOB_IDS)).containsOnlyNulls();
        assertThat(new HashSet<>(header(parts, FluxConstants.JOB_SEED))).hasSize(3);
        Message message = whole.getExchanges().get(0).getMessage();
        assertThat(message.getHeader(FluxConstants.JOB_IDS)).isEqualTo(header(parts, FluxConstants.JOB_ID));
        assertThat(message.getHeader(FluxConstants.JOB_COST_USD, BigDecimal.class))
                .isEqualByComparingTo(simulator.bill().totalUsd());
        assertThat(message.getHeaders())
                .containsEntry(FluxConstants.JOB_MODEL, "flux-2-pro")
                .containsEntry(FluxConstants.JOB_REPLAYED, false)
                .containsEntry(FluxConstants.JOB_COST_SETTLED, true)
                .doesNotContainKeys(
                        FluxConstants.JOB_ID, FluxConstants.JOB_RECEIPT, FluxConstants.JOB_SEED, "Content-Type");
        assertThat(simulator.bill().count("a red fox")).isEqualTo(3);
        assertThat(submits())
                .allSatisfy(request -> assertThat(request.bodyText()).doesNotContain("count"));
    }

    @Test
    void the_count_may_come_by_header_by_a_field_or_by_an_expression_and_is_gone_afterwards() {
        Exchange header = send("direct:generate", "a red fox", Map.of(FluxConstants.COUNT, "2"));
        Exchange field = send("direct:generate", Map.of("prompt", "a blue fox", "count", 3), Map.of());
        Exchange both =
                send("direct:generate", Map.of("prompt", "a green fox", "count", 3), Map.of(FluxConstants.COUNT, 2));
        Exchange dynamic = send("direct:dynamic", "a grey fox", Map.of("n", 4));

        assertThat(Stream.of(header, field, both, dynamic).map(SeveralPicturesTest::pictures))
                .extracting(List::size)
                .containsExactly(2, 3, 2, 4);
        assertThat(header.getMessage().getHeaders()).doesNotContainKey(FluxConstants.COUNT);
        assertThat(pictures(header).get(0).getHeaders()).doesNotContainKey(FluxConstants.COUNT);
        assertThat(simulator.bill().count()).isEqualTo(11);
    }

    @Test
    void a_count_of_one_gives_the_picture_itself_which_a_splitter_takes_as_well() throws Exception {
        MockEndpoint parts = getMockEndpoint("mock:parts");
        parts.expectedMessageCount(1);

        Exchange exchange = send("direct:single", "a red fox", Map.of());

        assertThat(exchange.getMessage().getBody()).isInstanceOf(PictureBody.class);
        assertThat(exchange.getMessage().getHeaders())
                .containsKey(FluxConstants.JOB_ID)
                .doesNotContainKeys(FluxConstants.JOB_IDS, FluxConstants.JOB_INDEX);
        parts.assertIsSatisfied();
        assertThat(ImageIO.read(new ByteArrayInputStream(
                        parts.getExchanges().get(0).getMessage().getBody(byte[].class))))
                .isNotNull();
        assertThat(simulator.bill().count()).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  |      | header CamelFluxCount: '0' is not a whole number of 1 or more
            x  |      | header CamelFluxCount: 'x' is not a number
            6  |      | header CamelFluxCount: '6' is more than the component's maxCount, which is 5
            3  | 7    | header CamelFluxSeed: '7' with a count of 3 would buy the same picture 3 times
            """)
    void a_count_that_cannot_be_bought_is_refused_by_name(String count, String seed, String words) {
        Exchange exchange = template.send("direct:generate", sent -> {
            sent.getMessage().setBody("a red fox");
            sent.getMessage().setHeader(FluxConstants.COUNT, count);
            sent.getMessage().setHeader(FluxConstants.SEED, seed);
        });

        assertThat(exchange.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining(words);
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void the_same_key_with_a_higher_count_buys_only_the_additional_ones() {
        Map<String, Object> key = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");
        List<Message> two = pictures(send("direct:dynamic", "a red fox", with(key, 2)));
        List<Message> three = pictures(send("direct:dynamic", "a red fox", with(key, 3)));
        List<Message> again = pictures(send("direct:dynamic", "a red fox", with(key, 2)));

        assertThat(three)
                .extracting(picture -> picture.getHeader(FluxConstants.JOB_REPLAYED))
                .containsExactly(true, true, false);
        assertThat(ids(three).subList(0, 2)).isEqualTo(ids(two)).isEqualTo(ids(again));
        assertThat(simulator.bill().count()).isEqualTo(3);
        Exchange second = send("flux:await", "", Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1#2"));
        assertThat(second.getMessage().getHeader(FluxConstants.JOB_ID)).isEqualTo(ids(two).get(1));
    }

    @Test
    void messages_with_the_same_key_at_the_same_time_share_the_pictures() {
        Map<String, Object> key = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");
        List<CompletableFuture<Exchange>> sent = Stream.of(3, 2, 3)
                .map(count -> template.asyncSend("direct:dynamic", exchange -> {
                    exchange.getMessage().setBody("a red fox");
                    with(key, count).forEach(exchange.getMessage()::setHeader);
                }))
                .toList();

        assertThat(sent.stream().map(CompletableFuture::join).map(SeveralPicturesTest::pictures))
                .extracting(List::size)
                .containsExactly(3, 2, 3);
        assertThat(simulator.bill().count()).isEqualTo(3);
    }

    @Test
    void a_key_that_is_held_for_another_request_buys_none_of_the_pictures() {
        Map<String, Object> key = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");
        send("direct:dynamic", "a red fox", with(key, 2));

        Exchange other = send("direct:dynamic", "a blue fox", with(key, 4));

        assertThat(other.getException()).isInstanceOf(FluxKeyConflictException.class);
        assertThat(simulator.bill().count("a blue fox")).isZero();
        assertThat(flux().getJobsInFlight()).isZero();
    }

    @Test
    void some_failed_and_the_same_message_buys_only_what_is_missing() {
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus(503, "Error"));
        Map<String, Object> key = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1", Exchange.FILE_NAME, "fox.txt");

        Exchange first = send("direct:dynamic", "a red fox", with(key, 3));

        FluxPartialException failure = partial(first);
        assertThat(failure.getCharged()).isEqualTo(Charged.YES);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getProvider()).isEqualTo("bfl");
        assertThat(failure).hasMessageContaining("1 of 3 pictures did not come: picture ");
        assertThat(failure.getFailures()).hasSize(1);
        assertThat(failure.getFailures().values()).first().isInstanceOf(FluxJobFailedException.class);
        assertThat(failure.getCause()).isNull();
        assertThat(failure.getPictures()).hasSize(2).allSatisfy(picture -> assertThat(
                        ((Message) picture).getBody(byte[].class))
                .isNotEmpty());
        assertThat(first.getMessage().getBody()).isEqualTo("a red fox");
        assertThat(first.getMessage().getHeader(FluxConstants.JOB_IDS, List.class))
                .hasSize(3);
        assertThat(first.getMessage().getHeaders())
                .containsKey(FluxConstants.IDEMPOTENCY_KEY)
                .doesNotContainKeys(FluxConstants.JOB_OUTCOME, FluxConstants.JOB_ID);

        List<Message> again = pictures(send("direct:dynamic", "a red fox", with(key, 3)));

        assertThat(again).hasSize(3);
        assertThat(again)
                .extracting(picture -> picture.getHeader(Exchange.FILE_NAME))
                .containsExactly("fox-1.jpg", "fox-2.jpg", "fox-3.jpg");
        assertThat(again)
                .filteredOn(picture -> (boolean) picture.getHeader(FluxConstants.JOB_REPLAYED))
                .hasSize(2);
        assertThat(simulator.bill().count("a red fox")).isEqualTo(4);
    }

    @Test
    void camels_error_handler_buys_only_what_is_missing() {
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus(503, "Error"), Fault.taskStatus(503, "Error"));

        Exchange exchange = send("direct:redelivered", "a red fox", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(pictures(exchange)).hasSize(3);
        assertThat(simulator.bill().count("a red fox")).isEqualTo(5);
        await().untilAsserted(() -> assertThat(jobs())
                .filteredOn(job -> job.get("outcome").equals("picture"))
                .hasSize(3));
        assertThat(flux().getUnclaimedResults()).isZero();
    }

    @Test
    void a_moderated_picture_is_not_bought_again_and_the_others_are_replayed() {
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus("Content Moderated"));
        Map<String, Object> key = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");

        FluxPartialException first = partial(send("direct:dynamic", "a red fox", with(key, 3)));
        FluxPartialException second = partial(send("direct:dynamic", "a red fox", with(key, 3)));

        assertThat(first.isRetryable()).isFalse();
        assertThat(second.getFailures().keySet()).isEqualTo(first.getFailures().keySet());
        assertThat(second.getFailures().values()).first().isInstanceOf(FluxModerationException.class);
        assertThat(simulator.bill().count()).isEqualTo(3);
    }

    @Test
    void a_submission_without_an_answer_is_the_only_one_that_stays_open() {
        simulator.faults().on(Endpoint.SUBMIT, Fault.acceptThenStatus(502));
        Map<String, Object> key = Map.of(FluxConstants.IDEMPOTENCY_KEY, "order-1");

        FluxPartialException first = partial(send("direct:dynamic", "a red fox", with(key, 3)));
        partial(send("direct:dynamic", "a red fox", with(key, 3)));

        assertThat(first.getFailures().values()).first().isInstanceOf(FluxUnknownOutcomeException.class);
        assertThat(simulator.bill().count()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:caught", "direct:on-exception"})
    void a_clause_of_the_route_splits_the_pictures_that_were_paid_for(String route) throws Exception {
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus(503, "Error"));
        MockEndpoint parts = getMockEndpoint("mock:parts");
        parts.expectedMessageCount(2);

        Exchange exchange = send(route, "a red fox", Map.of("order", 17));

        assertThat(exchange.getException()).isNull();
        parts.assertIsSatisfied();
        assertThat(header(parts, "order")).containsOnly(17);
        assertThat(header(parts, FluxConstants.JOB_OUTCOME)).containsOnly("picture");
        MockEndpoint results = getMockEndpoint("mock:results");
        results.setAssertPeriod(1_000);
        results.expectedMessageCount(0);
        results.assertIsSatisfied();
    }

    @Test
    void pictures_that_a_catch_clause_leaves_in_the_failure_go_to_the_results() throws Exception {
        simulator.faults().on(Endpoint.POLL, Fault.taskStatus(503, "Error"));
        MockEndpoint results = getMockEndpoint("mock:results");
        results.expectedMessageCount(2);

        Exchange exchange = send("direct:ignoring", "a red fox", Map.of(Exchange.FILE_NAME, "fox.txt"));

        assertThat(exchange.getException()).isNull();
        results.assertIsSatisfied();
        assertThat(header(results, FluxConstants.JOB_OUTCOME)).containsOnly("picture");
        assertThat(header(results, Exchange.FILE_NAME))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name.toString()).matches("fox-[123].jpg"));
        assertThat(simulator.bill().count()).isEqualTo(3);
    }

    @Test
    void pictures_of_a_route_that_fails_later_go_to_the_results_each_with_its_number() throws Exception {
        MockEndpoint results = getMockEndpoint("mock:results");
        results.expectedMessageCount(2);

        send("direct:failing", "a red fox", Map.of(Exchange.FILE_NAME, "fox.txt"));

        results.assertIsSatisfied();
        assertThat(header(results, Exchange.FILE_NAME)).containsExactlyInAnyOrder("fox-1.jpg", "fox-2.jpg");
        assertThat(header(results, FluxConstants.JOB_INDEX)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void where_all_are_refused_alike_it_fails_as_one_picture_does() {
        FluxException moderated = (FluxException)
                send("direct:dynamic", "something forbidden", Map.of("n", 3)).getException();

        assertThat(moderated).isInstanceOf(FluxModerationException.class);
        assertThat(simulator.faults().pending()).isZero();
    }

    @Test
    void where_nothing_was_bought_a_fail_over_asks_somebody_else() {
        Exchange exchange = send("direct:over", "a red fox", Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(pictures(exchange)).hasSize(2);
        assertThat(simulator.bill().byKey()).containsExactly(Map.entry("test-key", 2));
        assertThat(template.send("flux:generate?apiKey=wrong&count=2", sent -> sent.getMessage()
                                .setBody("a fox"))
                        .getException())
                .isInstanceOf(FluxAuthenticationException.class);
    }

    @Test
    void an_exchange_that_does_not_wait_gets_the_ids_to_await_one_after_another() throws Exception {
        MockEndpoint parts = getMockEndpoint("mock:parts");
        parts.expectedMessageCount(2);

        Exchange exchange = send("direct:later", "a red fox", Map.of(FluxConstants.COUNT, "2"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo("a red fox");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(FluxConstants.JOB_OUTCOME, "accepted")
                .doesNotContainKeys(FluxConstants.JOB_ID, FluxConstants.COUNT);
        parts.assertIsSatisfied();
        assertThat(header(parts, FluxConstants.JOB_ID))
                .isEqualTo(exchange.getMessage().getHeader(FluxConstants.JOB_IDS));
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @Test
    void one_that_is_not_accepted_does_not_take_the_others_along() throws Exception {
        simulator.faults().on(Endpoint.SUBMIT, Fault.status(422));

        Exchange exchange = template.send("flux:generate?count=3&waitForResult=false", sent -> sent.getMessage()
                .setBody("a red fox"));

        FluxPartialException failure = partial(exchange);
        assertThat(failure.getPictures()).isEmpty();
        assertThat(failure.getCharged()).isEqualTo(Charged.UNKNOWN);
        assertThat(failure).hasMessageContaining("The other jobs were accepted and go on");
        assertThat(simulator.bill().count()).isEqualTo(2);
        MockEndpoint results = getMockEndpoint("mock:results");
        results.expectedMessageCount(2);
        results.assertIsSatisfied();
    }

    @Test
    void a_name_that_the_option_gives_to_all_gets_the_number_of_the_picture() {
        List<Message> pictures = pictures(send("direct:named", "a red fox", Map.of("order", "o17")));

        assertThat(pictures)
                .extracting(picture -> picture.getHeader(Exchange.FILE_NAME))
                .containsExactly("o17-1.png", "o17-2.png");
    }

    @Test
    void an_input_picture_goes_into_each_job() {
        byte[] fox = template.requestBody("direct:generate", "a red fox", byte[].class);

        List<Message> pictures =
                pictures(send("direct:edit", new ByteArrayInputStream(fox), Map.of(Exchange.FILE_NAME, "fox.jpg")));

        assertThat(pictures)
                .extracting(picture -> picture.getHeader(Exchange.FILE_NAME))
                .containsExactly("fox-1-edit.jpg", "fox-2-edit.jpg");
        assertThat(simulator.bill().count("in oil")).isEqualTo(2);
    }

    @Test
    void each_reader_of_the_list_gets_a_message_of_its_own() throws IOException {
        List<Message> pictures = pictures(send("direct:dynamic", "a red fox", Map.of("n", 2)));
        Message first = pictures.get(0);
        byte[] bytes = first.getBody(byte[].class);
        first.setBody("changed");
        first.setHeader("changed", true);

        assertThat(pictures.get(0).getHeaders()).doesNotContainKey("changed");
        assertThat(((PictureBody) pictures.get(0).getBody()).readAllBytes()).isEqualTo(bytes);
        assertThat(pictures).hasToString("2 pictures");
    }

    private static FluxPartialException partial(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(FluxPartialException.class);
        return (FluxPartialException) exchange.getException();
    }

    @SuppressWarnings("unchecked")
    private static List<Message> pictures(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(List.class);
    }

    private static List<Object> ids(List<Message> pictures) {
        return pictures.stream()
                .map(picture -> picture.getHeader(FluxConstants.JOB_ID))
                .toList();
    }

    private static List<Object> header(MockEndpoint mock, String name) {
        return mock.getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(name))
                .toList();
    }

    private static Map<String, Object> with(Map<String, Object> headers, int count) {
        return Stream.concat(headers.entrySet().stream(), Stream.of(Map.entry("n", count)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<RecordedRequest> submits() {
        return simulator.requests().stream()
                .filter(request -> request.path().startsWith("/v1/flux"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> jobs() {
        return template.requestBody("flux:jobs", null, List.class);
    }

    private Exchange send(String to, Object body, Map<String, Object> headers) {
        return template.send(to, exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    private static List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void load(CamelContext context, String yaml) throws Exception {
        Resource resource = ResourceHelper.fromBytes("routes.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
    }
}

package io.github.camelflux.component.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.component.FluxConstants;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Callbacks through Spring Boot's own HTTP server. BFL is asked for the kind that is signed over the body. */
@CamelSpringBootTest
@DirtiesContext
@SpringBootTest(
        classes = {BootApplication.class, CallbackTest.Routes.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "camel.component.flux.api-key=the-key",
            "camel.component.flux.providers.bfl.callback-proof=hmac",
            "camel.component.flux.providers.bfl.callback-secret=" + CallbackTest.SECRET
        })
class CallbackTest {

    static final String SECRET = "s3cret";

    private static final String PATH = "platform-http:/flux";
    private static final Pattern HOOK =
            Pattern.compile("http://127\\.0\\.0\\.1:\\d+/(?:hooks/flux|flux(?:-yaml|-xml)?)/[\\w-]{43}");

    private static final FluxSimulator SIMULATOR = FluxSimulator.builder()
            .render(Render.FLAT)
            .runTime(Duration.ofMillis(50))
            .start();

    @LocalServerPort
    private int port;

    @Autowired
    private ProducerTemplate template;

    @DynamicPropertySource
    static void simulator(DynamicPropertyRegistry properties) {
        properties.add("camel.component.flux.base-url", SIMULATOR::baseUrl);
    }

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    @AfterEach
    void clear() {
        SIMULATOR.faults().clear();
    }

    static class Routes {

        @Bean
        RouteBuilder hooks() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("flux:callback?path=/hooks/flux").log("${header.CamelHttpResponseCode}");
                    from("platform-http:/flux?matchOnUriPrefix=true&httpMethodRestrict=POST&populateBodyWithForm=false")
                            .to("flux:callback");
                }
            };
        }

        /** The same route in the other languages, each with a path of its own. */
        @Bean
        CamelContextConfiguration pageRoutes() {
            return new CamelContextConfiguration() {
                @Override
                public void beforeApplicationStart(CamelContext context) {}

                @Override
                public void afterApplicationStart(CamelContext context) {
                    load(context, "page.yaml", example("yaml").replace(PATH, PATH + "-yaml"));
                    load(context, "page.xml", "<routes>" + example("xml").replace(PATH, PATH + "-xml") + "</routes>");
                }
            };
        }

        private static void load(CamelContext context, String name, String routes) {
            try {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.fromBytes(name, routes.getBytes(StandardCharsets.UTF_8)));
            } catch (Exception failure) {
                throw new IllegalStateException(name, failure);
            }
        }
    }

    @Test
    void what_the_page_has_in_java_stands_here() throws IOException {
        Path here = Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java");

        assertThat(Files.readString(here).replaceAll("\\s", ""))
                .contains(example("java").replaceAll("\\s", ""));
    }

    /** The example of docs/callbacks.md for Spring Boot, which is the only one with this path. */
    private static String example(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page())
                .results()
                .map(example -> example.group(1))
                .filter(example -> example.contains(PATH))
                .findFirst()
                .orElseThrow();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/callbacks.md"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/hooks/flux,application/json",
        "/hooks/flux,application/x-www-form-urlencoded",
        "/hooks/flux,text/plain",
        "/flux,application/json",
        "/flux,application/x-www-form-urlencoded",
        "/flux-yaml,application/x-www-form-urlencoded",
        "/flux-xml,application/x-www-form-urlencoded"
    })
    void a_signed_report_is_taken_whatever_content_type_is_written_on_it(String path, String contentType)
            throws Exception {
        String prompt = "a fox as " + contentType + " at " + path;
        CompletableFuture<Reply> held = new CompletableFuture<>();
        SIMULATOR.faults().always(Endpoint.CALLBACK, Fault.of("held", met -> met.proceed()
                .thenAccept(held::complete)));
        CompletableFuture<Exchange> ordered = order(prompt, path);
        // With characters that mean something in a form.
        String body = new String(((Payload.Bytes) held.get(20, TimeUnit.SECONDS).payload()).content())
                .replaceFirst("\\{", "{\"a=b&c%20d\":\"+\",");
        body = body.replace("\"task_id\"", "\"id\"");

        assertThat(post(contentType, body, "sha256=" + hmac(body + " "))).isEqualTo(401);
        assertThat(post(contentType, body, "sha256=" + hmac(body))).isEqualTo(200);

        Exchange made = ordered.get(20, TimeUnit.SECONDS);
        assertThat(made.getException()).isNull();
        assertThat(made.getMessage().getBody(byte[].class)).isNotEmpty();
        assertThat(made.getMessage().getHeader(FluxConstants.JOB_POLLS)).isEqualTo(0);
        assertThat(SIMULATOR.bill().count(prompt)).isOne();
    }

    @Test
    void a_token_that_nobody_has_is_refused() throws Exception {
        assertThat(post(URI.create("http://127.0.0.1:" + port + "/hooks/flux/" + "a".repeat(43)), Map.of(), "{}"))
                .isEqualTo(401);
    }

    private CompletableFuture<Exchange> order(String prompt, String path) {
        return template.asyncSend(
                "flux:generate?callbackUrl=http://127.0.0.1:" + port + path,
                exchange -> exchange.getMessage().setBody(prompt));
    }

    private static int post(String contentType, String body, String signature) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("X-BFL-Signature", signature);
        return post(hook(), headers, body);
    }

    private static int post(URI to, Map<String, String> headers, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The address of the latest job. */
    private static URI hook() {
        String last = null;
        for (var request : SIMULATOR.requests()) {
            Matcher hook = HOOK.matcher(request.bodyText());
            last = hook.find() ? hook.group() : last;
        }
        return URI.create(last);
    }

    private static String hmac(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}

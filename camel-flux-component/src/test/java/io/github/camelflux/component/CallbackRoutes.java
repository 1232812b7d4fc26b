package io.github.camelflux.component;

import static org.awaitility.Awaitility.await;

import io.github.camelflux.FreePort;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.RecordedRequest;
import io.github.camelflux.simulator.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;

/**
 * Routes whose providers report the ends of jobs to a server of this process: at {@value #CONSUMED} to {@code flux:callback} as a
 * consumer, at {@value #BEHIND} to the same as a producer behind an HTTP consumer.
 */
abstract class CallbackRoutes extends SimulatedRoutes {

    static final String SECRET = "s3cret";
    static final String CONSUMED = "/hooks/flux";
    static final String BEHIND = "/behind";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern HOOK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/(?:hooks/flux|behind)/[\\w-]{43}");

    private final int port = port();

    /** What the provider would have sent, were it not for the fault {@link #held()}. */
    private final CompletableFuture<Reply> held = new CompletableFuture<>();

    @Override
    protected void configure(FluxComponent flux) {
        Map<String, Object> providers = new HashMap<>();
        for (String provider : List.of("fal", "replicate", "deepinfra")) {
            providers.put(provider + ".apiKey", "test-key");
            providers.put(provider + ".baseUrl", simulator.baseUrl(provider).toString());
        }
        providers.put("fal.callbackKeysUrl", simulator.baseUrl("fal") + "/.well-known/jwks.json");
        providers.put("replicate.callbackSecret", signingKey(simulator));
        flux.setProviders(providers);
        flux.getConfiguration().setCallbackSecret(SECRET);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                serve(this, port);
                from("direct:fast")
                        .to("flux:generate?provider=fal&model=flux-2-klein-4b&callbackUrl=" + hooks(CONSUMED));
                from("direct:impatient").to("flux:generate?jobTimeout=500ms&callbackUrl=" + hooks(CONSUMED));
                for (String provider : List.of("bfl", "fal", "replicate", "deepinfra")) {
                    from("direct:" + provider)
                            .to("flux:generate?callbackUrl=" + hooks(CONSUMED) + "&provider=" + provider);
                }
            }
        };
    }

    /** Serves callbacks in both ways. */
    static void serve(RouteBuilder routes, int port) {
        routes.restConfiguration()
                .component("netty-http")
                .host("127.0.0.1")
                .port(port)
                // A callback of DeepInfra carries the picture.
                .endpointProperty("chunkedMaxContentLength", "67108864");
        routes.from("flux:callback?path=" + CONSUMED).routeId("hooks").to("mock:told");
        routes.from(
                        "netty-http:http://127.0.0.1:" + port + BEHIND
                                + "?matchOnUriPrefix=true&httpMethodRestrict=POST&chunkedMaxContentLength=67108864&bridgeEndpoint=true")
                .routeId("behind")
                .to("flux:callback");
    }

    String hooks(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Keeps a callback from leaving; {@link #report()} is what it would have been. */
    Fault held() {
        return Fault.of("held", met -> met.proceed().thenAccept(held::complete));
    }

    /** The callback that was held. */
    Reply report() {
        return held.orTimeout(10, TimeUnit.SECONDS).join();
    }

    static byte[] body(Reply report) {
        return ((Payload.Bytes) report.payload()).content();
    }

    /** The address of the latest job that was submitted, its token with it. */
    URI hook() {
        return await().until(() -> hookOf(simulator), found -> found != null);
    }

    static URI hookOf(FluxSimulator simulator) {
        List<RecordedRequest> sent = simulator.requests();
        for (int i = sent.size() - 1; i >= 0; i--) {
            Matcher hook =
                    HOOK.matcher(sent.get(i).bodyText() + " " + sent.get(i).query());
            if (hook.find()) {
                return URI.create(hook.group());
            }
        }
        return null;
    }

    CompletableFuture<Exchange> order(String route, String prompt) {
        return template.asyncSend("direct:" + route, exchange -> {
            exchange.getMessage().setBody(prompt);
            exchange.getMessage().setHeader(FluxConstants.IDEMPOTENCY_KEY, prompt);
        });
    }

    /** Questions for how a job is, however they are put. */
    long questions() {
        return simulator.requestCount(Endpoint.POLL)
                + simulator.requestCount(Endpoint.STREAM)
                + simulator.requestCount(Endpoint.RESULT);
    }

    static HttpResponse<byte[]> post(URI to, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to);
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    static int status(URI to, Map<String, String> headers, byte[] body) {
        return post(to, headers, body).statusCode();
    }

    /** What Replicate tells the owner of an account. */
    private static String signingKey(FluxSimulator simulator) {
        URI address = URI.create(simulator.baseUrl("replicate") + "/v1/webhooks/default/secret");
        byte[] answer = send(HttpRequest.newBuilder(address).header("Authorization", "Bearer test-key"))
                .body();
        return new String(answer).replaceAll("(?s).*\"(whsec_[^\"]*)\".*", "$1");
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int port() {
        try {
            return FreePort.choose();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

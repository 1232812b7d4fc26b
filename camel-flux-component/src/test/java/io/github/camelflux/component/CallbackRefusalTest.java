package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Reply;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks that somebody else sends. */
class CallbackRefusalTest extends CallbackRoutes {

    private static final int BOUND = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"bfl", "fal", "replicate"})
    void a_forged_report_is_refused_and_the_true_one_is_taken(String provider) throws Exception {
        simulator.faults().always(Endpoint.CALLBACK, held());
        CompletableFuture<Exchange> ordered = order(provider, "a red fox");
        Reply report = report();
        Map<String, String> forged = new HashMap<>(report.headers());
        forged.replaceAll((name, value) -> name.toLowerCase().matches(".*(secret|signature)") ? turned(value) : value);

        assertThat(status(hook(), forged, body(report))).isEqualTo(401);
        assertThat(status(hook(), Map.of(), body(report))).isEqualTo(401);
        assertThat(ordered).isNotDone();

        assertThat(status(hook(), report.headers(), body(report))).isEqualTo(200);
        delivered(ordered);
    }

    /** BFL's secret says nothing about the body. */
    @ParameterizedTest
    @ValueSource(strings = {"fal", "replicate"})
    void a_report_whose_body_was_altered_is_refused(String provider) throws Exception {
        simulator.faults().always(Endpoint.CALLBACK, held());
        CompletableFuture<Exchange> ordered = order(provider, "a red fox");
        Reply report = report();
        byte[] altered = (new String(body(report)) + " ").getBytes();

        assertThat(status(hook(), report.headers(), altered)).isEqualTo(401);

        assertThat(status(hook(), report.headers(), body(report))).isEqualTo(200);
        delivered(ordered);
    }

    @Test
    void a_provider_whose_forged_reports_are_refused_gets_through_with_the_next() throws Exception {
        simulator.faults().on(Endpoint.CALLBACK, Fault.forged());

        delivered(order("bfl", "a red fox"));

        assertThat(simulator.requestCount(Endpoint.CALLBACK)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {CONSUMED, BEHIND})
    void wrong_tokens_and_wrong_secrets_look_alike_from_outside(String path) throws Exception {
        simulator.faults().always(Endpoint.CALLBACK, held());
        CompletableFuture<Exchange> ordered = order("bfl", "a red fox");
        Reply report = report();
        String token = hook().getPath().replaceAll(".*/", "");

        HttpResponse<byte[]> known = post(URI.create(hooks(path) + "/" + token), Map.of(), body(report));
        HttpResponse<byte[]> unknown =
                post(URI.create(hooks(path) + "/" + turned(token)), report.headers(), body(report));

        assertThat(known.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(known.body());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(known.headers().map().keySet());
        assertThat(ordered).isNotDone();
        assertThat(status(hook(), report.headers(), body(report))).isEqualTo(200);
        delivered(ordered);
    }

    @Test
    void a_report_without_a_token_is_refused() {
        assertThat(status(URI.create(hooks(BEHIND)), Map.of("X-Webhook-Secret", SECRET), new byte[0]))
                .isEqualTo(401);
        assertThat(status(URI.create(hooks(BEHIND) + "/"), Map.of("X-Webhook-Secret", SECRET), new byte[0]))
                .isEqualTo(401);
    }

    @Test
    void a_report_that_is_too_large_is_read_by_nobody_without_a_token() throws Exception {
        simulator.faults().always(Endpoint.CALLBACK, held());
        CompletableFuture<Exchange> ordered = order("bfl", "a red fox");
        Reply report = report();
        byte[] large = new byte[BOUND + 1];

        assertThat(status(hook(), report.headers(), large)).isEqualTo(413);
        assertThat(status(URI.create(turned(hook().toString())), report.headers(), large))
                .isEqualTo(401);
        assertThat(ordered).isNotDone();

        assertThat(status(hook(), report.headers(), body(report))).isEqualTo(200);
        delivered(ordered);
    }

    @Test
    void what_says_nothing_about_the_job_is_not_taken() throws Exception {
        simulator.faults().always(Endpoint.CALLBACK, held());
        CompletableFuture<Exchange> ordered = order("bfl", "a red fox");
        Reply report = report();
        String other = new String(body(report)).replaceAll("\"task_id\":\"[^\"]*\"", "\"task_id\":\"another\"");

        assertThat(status(hook(), report.headers(), "nonsense".getBytes())).isEqualTo(400);
        assertThat(status(hook(), report.headers(), other.getBytes())).isEqualTo(400);
        assertThat(ordered).isNotDone();

        assertThat(status(hook(), report.headers(), body(report))).isEqualTo(200);
        delivered(ordered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"})
    void whatever_content_type_is_written_on_it_the_body_is_taken_as_it_came(String contentType) throws Exception {
        simulator.faults().always(Endpoint.CALLBACK, held());
        CompletableFuture<Exchange> ordered = order("replicate", "a red fox");
        Reply report = report();
        Map<String, String> headers = new HashMap<>(report.headers());
        headers.put("Content-Type", contentType);

        assertThat(status(hook(), headers, body(report))).isEqualTo(200);

        delivered(ordered);
    }

    private void delivered(CompletableFuture<Exchange> ordered) throws Exception {
        Exchange made = ordered.get(30, TimeUnit.SECONDS);
        assertThat(made.getException()).isNull();
        assertThat(made.getMessage().getBody(byte[].class)).isNotEmpty();
        assertThat(questions()).isZero();
        assertThat(simulator.bill().count()).isOne();
    }

    private static String turned(String text) {
        int at = text.length() - 5;
        return text.substring(0, at) + (text.charAt(at) == 'a' ? 'b' : 'a') + text.substring(at + 1);
    }
}

package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.image.FileType;
import io.github.camelflux.simulator.http.RecordedRequest;
import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** What goes into {@code flux:video} decides what it is made from; what comes out is an mp4. */
class VideoRoutesTest extends SimulatedRoutes {

    private static final PublishedApi API = new PublishedApi();

    private final byte[] picture = Drawings.plain(256, 256, Color.BLUE);

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        byte[] routes = """
                - from:
                    uri: direct:video
                    steps:
                      - to: flux:video?input.duration=5
                - from:
                    uri: direct:of-a-body
                    steps:
                      - to: flux:video?input.duration=5&prompt=slowly
                - from:
                    uri: direct:draft
                    steps:
                      - to: flux:video?input.draft=true&input.duration=5&idempotencyKey=request
                - from:
                    uri: direct:finish
                    steps:
                      - to: flux:video?input.draft=true&input.duration=5
                      - setHeader:
                          name: CamelFluxDraftCache
                          simple: ${header.CamelFluxJobDraftCache}
                      - to: flux:video?resolution=fhd
                - from:
                    uri: direct:make-and-edit
                    steps:
                      - to: flux:video?input.duration=5
                      - to: flux:video-edit?prompt=at night
                      - to: flux:video-upscale
                """.getBytes(StandardCharsets.UTF_8);
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromBytes("video.yaml", routes));
        return context;
    }

    @Test
    void a_text_is_the_prompt_of_a_video() throws Exception {
        Exchange made = send("direct:video", "waves", Map.of(Exchange.FILE_NAME, "sea/waves.txt"));

        assertThat(made.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("video/mp4");
        assertThat(made.getMessage().getHeader(Exchange.FILE_NAME)).isEqualTo("sea/waves-video.mp4");
        assertThat(FileType.sniff(made.getMessage().getBody(byte[].class))).contains(FileType.MP4);
        assertThat(made.getMessage().getHeader(FluxConstants.JOB_DRAFT_CACHE)).isNull();
        assertThat(sent(0)).contains("\"mode\":\"t2v\"", "\"prompt\":\"waves\"");
        assertThat(simulator.bill().count("waves")).isOne();
    }

    @Test
    void pictures_are_what_it_begins_with() throws Exception {
        send("direct:of-a-body", List.of(picture, picture), Map.of());

        assertThat(sent(0)).contains("\"mode\":\"i2v\"", "\"keyframes\":[", "\"prompt\":\"slowly\"");
    }

    @Test
    void a_video_is_what_it_goes_on_from_however_it_comes() throws Exception {
        byte[] movie = send("direct:video", "waves", Map.of()).getMessage().getBody(byte[].class);

        send("direct:of-a-body", movie, Map.of());
        send("direct:video", "and then rain", Map.of("CamelFluxVideo", movie));
        send("direct:video", "and then snow", Map.of("CamelFluxVideo", "https://example.com/a.mp4"));

        assertThat(sent(1)).contains("\"mode\":\"v2v\"", "\"start_video\":\"", "\"prompt\":\"slowly\"");
        assertThat(sent(2)).contains("\"mode\":\"v2v\"", "\"prompt\":\"and then rain\"");
        assertThat(sent(3)).contains("\"start_video\":\"https://example.com/a.mp4\"");
    }

    @Test
    void pictures_and_a_video_cannot_both_be_the_beginning() {
        Exchange refused = request("direct:of-a-body", picture, Map.of("CamelFluxVideo", "https://example.com/a.mp4"));

        assertThat(refused.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("body")
                .hasMessageContaining("header CamelFluxVideo");
        assertThat(simulator.bill().count()).isZero();
    }

    @Test
    void a_draft_is_finished_by_what_its_header_says_and_not_by_its_body() throws Exception {
        Exchange made = send("direct:finish", "waves", Map.of());

        assertThat(sent(0)).contains("\"draft\":true");
        assertThat(sent(1))
                .contains("\"mode\":\"draft_enhance\"", "\"draft_cache\":\"http")
                .doesNotContain("waves");
        assertThat(made.getMessage().getHeaders()).doesNotContainKey("CamelFluxDraftCache");
        assertThat(simulator.bill().count()).isEqualTo(2);
    }

    @Test
    void a_prompt_beside_a_draft_is_refused_with_where_it_is() {
        Exchange refused = request(
                "direct:video",
                null,
                Map.of("CamelFluxDraftCache", "https://example.com/d", "CamelFluxPrompt", "waves"));

        assertThat(refused.getException())
                .isInstanceOf(FluxRequestException.class)
                .hasMessageContaining("prompt: what is kept of a draft holds its prompt")
                .hasMessageContaining("remove the header CamelFluxPrompt");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void a_draft_that_is_handed_on_again_still_says_how_to_finish_it() throws Exception {
        Exchange first = send("direct:draft", "waves", Map.of());
        Exchange again = send("direct:draft", "waves", Map.of());

        assertThat(simulator.bill().count()).isOne();
        assertThat(again.getMessage().getHeader(FluxConstants.JOB_REPLAYED)).isEqualTo(true);
        assertThat(again.getMessage().getHeader(FluxConstants.JOB_DRAFT_CACHE, String.class))
                .startsWith("http")
                .isEqualTo(first.getMessage().getHeader(FluxConstants.JOB_DRAFT_CACHE));
    }

    @Test
    void a_video_goes_from_one_step_to_the_next() throws Exception {
        Exchange made = send("direct:make-and-edit", "waves", Map.of());

        assertThat(submissions())
                .extracting(RecordedRequest::path)
                .containsExactly("/v1/flux-3-video", "/v1/flux-tools/video-edit-v1", "/v1/flux-tools/video-upscale-v1");
        assertThat(made.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("video/mp4");
        assertThat(simulator.bill().count()).isEqualTo(3);
    }

    private Exchange send(String route, Object body, Map<String, Object> headers) throws Exception {
        Exchange made = request(route, body, headers);
        if (made.getException() != null) {
            throw made.getException();
        }
        return made;
    }

    private Exchange request(String route, Object body, Map<String, Object> headers) {
        return template.request(route, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /** The body of a submission, which must be as BFL's document wants it. */
    private String sent(int index) throws Exception {
        RecordedRequest submission = submissions().get(index);
        assertThat(API.faults(submission)).isEmpty();
        return submission.bodyText();
    }

    private List<RecordedRequest> submissions() {
        return simulator.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }
}

package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.http.RecordedRequest;
import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each endpoint of BFL's document that makes a picture or a video, from a route in YAML. One without a route fails. */
class EveryEndpointTest extends SimulatedRoutes {

    private static final String ROUTES = "classpath:io/github/camelflux/component/every-endpoint.camel.yaml";
    /** They make nothing: one deletes a finetune, one reports the use of weights that somebody runs himself. */
    private static final Set<String> MAKE_NOTHING = Set.of("delete_finetune", "licenses/models/{model_slug}/usage");

    private static final PublishedApi API = new PublishedApi();

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().withdrawnModels(true);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveMandatoryResource(context, ROUTES));
        return context;
    }

    static Stream<String> endpoints() {
        return API.posts().filter(name -> !MAKE_NOTHING.contains(name));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void is_asked_for_as_its_document_wants_it_and_gives_what_it_makes(String endpoint) throws Exception {
        Map<String, Object> atHand = Map.of(
                "picture", Drawings.plain(256, 256, Color.BLUE),
                "mask", Drawings.mask(256, 256, 64, 64, 128, 128),
                "garment", Drawings.plain(256, 256, Color.RED),
                "movie", movie());
        int bought = simulator.bill().count();

        Exchange made = template.request("direct:" + endpoint, exchange -> {
            exchange.getMessage().setBody("a fox at the window");
            exchange.getMessage().setHeaders(new HashMap<>(atHand));
        });

        assertThat(made.getException()).isNull();
        RecordedRequest sent = lastSubmission();
        assertThat(sent.path()).isEqualTo("/v1/" + endpoint);
        assertThat(API.faults(sent)).isEmpty();
        assertThat(simulator.bill().count()).isEqualTo(bought + 1);
        boolean video = endpoint.contains("video");
        assertThat(made.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class))
                .startsWith(video ? "video/mp4" : "image/");
        assertThat(made.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .matches(video ? ".*\\.mp4" : ".*\\.(png|jpg)");
        assertThat(made.getMessage().getBody(byte[].class)).isNotEmpty();
    }

    @Test
    void there_is_no_route_to_an_endpoint_that_is_not_in_the_document() {
        assertThat(context.getRoutes().stream().map(route -> route.getId()))
                .containsExactlyInAnyOrderElementsOf(endpoints().toList());
    }

    private byte[] movie() {
        return template.requestBody("direct:flux-3-video", "waves", byte[].class);
    }

    private RecordedRequest lastSubmission() {
        List<RecordedRequest> posts = simulator.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
        return posts.get(posts.size() - 1);
    }
}

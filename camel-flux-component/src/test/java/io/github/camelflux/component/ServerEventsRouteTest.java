package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.http.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.junit.jupiter.api.Test;

/** Jobs whose servers tell by themselves how they go: fal by server-sent events, ComfyUI by its WebSocket. */
class ServerEventsRouteTest extends SimulatedRoutes {

    private static final String GRAPH = """
            {"1": {"class_type": "Flux2ProImageNode", "inputs": {"prompt": "", "width": 1024, "height": 768, "seed": 0, "prompt_upsampling": false}},
             "2": {"class_type": "SaveImage", "inputs": {"images": ["1", 0], "filename_prefix": "flux"}}}
            """;

    private final Queue<FluxProgressEvent> progress = new ConcurrentLinkedQueue<>();

    @Override
    protected void configure(FluxComponent flux) {
        flux.setProviders(Map.of(
                "fal.apiKey",
                "test-key",
                "fal.baseUrl",
                simulator.baseUrl("fal").toString(),
                "fal.statusStream",
                "true",
                "comfyui.baseUrl",
                simulator.baseUrl("comfyui").toString(),
                "comfyui.workflow",
                GRAPH));
        flux.getConfiguration().setBaseUrl(null);
        flux.getConfiguration().setApiKey(null);
        // Seldom: what comes in time was told.
        flux.getConfiguration().setPollInterval(null);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof FluxProgressEvent told) {
                    progress.add(told);
                }
            }
        });
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fal").routeId("fal").to("flux:generate?provider=fal&model=flux-dev");
                from("direct:comfyui").routeId("comfyui").to("flux:generate?provider=comfyui&model=flux-2-pro");
            }
        };
    }

    @Test
    void fal_tells_by_its_stream_and_is_not_asked() {
        Exchange made =
                template.request("direct:fal", exchange -> exchange.getMessage().setBody("a cat"));

        assertThat(made.getException()).isNull();
        assertThat(made.getMessage().getBody()).isInstanceOf(PictureBody.class);
        assertThat(made.getMessage().getHeader(FluxConstants.JOB_POLLS)).isEqualTo(0);
        assertThat(simulator.requestCount(Endpoint.STREAM)).isEqualTo(1);
        assertThat(simulator.bill().count()).isEqualTo(1);
        await().untilAsserted(() ->
                assertThat(progress).extracting(FluxProgressEvent::getProvider).contains("fal"));
    }

    @Test
    void a_stream_that_breaks_is_taken_up_again() {
        simulator.faults().forProvider("fal").on(Endpoint.STREAM, Fault.reset());

        Exchange made =
                template.request("direct:fal", exchange -> exchange.getMessage().setBody("a cat"));

        assertThat(made.getMessage().getBody()).isInstanceOf(PictureBody.class);
        assertThat(simulator.requestCount(Endpoint.STREAM)).isEqualTo(2);
        assertThat(simulator.bill().count()).isEqualTo(1);
    }

    @Test
    void a_job_whose_stream_breaks_again_and_again_is_asked_as_ever() {
        simulator.faults().forProvider("fal").always(Endpoint.STREAM, Fault.status(500));

        Exchange made =
                template.request("direct:fal", exchange -> exchange.getMessage().setBody("a cat"));

        assertThat(made.getMessage().getBody()).isInstanceOf(PictureBody.class);
        assertThat((Integer) made.getMessage().getHeader(FluxConstants.JOB_POLLS))
                .isPositive();
        assertThat(simulator.bill().count()).isEqualTo(1);
    }

    @Test
    void comfyui_tells_by_its_socket() {
        Exchange made = template.request(
                "direct:comfyui", exchange -> exchange.getMessage().setBody("a cat"));

        assertThat(made.getException()).isNull();
        assertThat(made.getMessage().getBody()).isInstanceOf(PictureBody.class);
        assertThat((Integer) made.getMessage().getHeader(FluxConstants.JOB_POLLS))
                .isLessThanOrEqualTo(1);
        assertThat(List.copyOf(simulator.bill().lines())).hasSize(1);
    }

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().runTime(java.time.Duration.ofSeconds(1));
    }
}

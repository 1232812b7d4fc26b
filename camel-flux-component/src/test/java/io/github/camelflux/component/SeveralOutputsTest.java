package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.wireflow.WireflowSettings;
import io.github.camelflux.simulator.wireflow.Workflow;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** A job that makes several pictures: a workflow with two outputs. */
class SeveralOutputsTest extends SimulatedRoutes {

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation()
                .wireflow(WireflowSettings.DEFAULTS.workflow(
                        Workflow.named("twins").generating("left").generating("right")));
    }

    @Override
    protected void configure(FluxComponent flux) {
        flux.setProviders(Map.of(
                "wireflow.apiKey", "test-key",
                "wireflow.baseUrl", simulator.baseUrl("wireflow").toString(),
                "wireflow.workflow", "twins"));
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("twins").to("flux:generate?provider=wireflow&idempotencyKey=request");
            }
        };
    }

    @Test
    void all_outputs_are_a_list_and_are_replayed_together() {
        List<Message> first = pictures();
        List<Message> again = pictures();

        assertThat(first).hasSize(2).allMatch(picture -> picture.getBody() instanceof PictureBody);
        assertThat(first)
                .extracting(picture -> picture.getHeader(Exchange.FILE_NAME))
                .doesNotHaveDuplicates();
        assertThat(again).hasSize(2);
        assertThat(simulator.jobs()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private List<Message> pictures() {
        Exchange made =
                template.request("direct:in", exchange -> exchange.getMessage().setBody("two cats"));
        assertThat(made.getException()).isNull();
        return made.getMessage().getBody(List.class);
    }
}

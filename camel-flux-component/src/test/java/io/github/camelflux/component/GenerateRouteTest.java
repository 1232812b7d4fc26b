package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

class GenerateRouteTest extends SimulatedRoutes {

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:prompt")
                        .to("flux:generate?model=flux-2-pro&width=512&height=256&outputFormat=png")
                        .to("mock:picture");
            }
        };
    }

    @Test
    void makes_a_picture_of_a_prompt() throws Exception {
        MockEndpoint mock = getMockEndpoint("mock:picture");
        mock.expectedMessageCount(1);

        byte[] picture = context.createFluentProducerTemplate()
                .to("direct:prompt")
                .withBody("a red fox")
                .request(byte[].class);

        mock.assertIsSatisfied();
        assertThat(picture).startsWith(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        Exchange exchange = mock.getExchanges().get(0);
        assertThat(exchange.getMessage().getHeader(FluxConstants.JOB_OUTCOME)).isEqualTo("picture");
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
        assertThat(simulator.bill().count("a red fox")).isOne();
    }
}

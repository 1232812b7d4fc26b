package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.FreePort;
import io.github.camelflux.simulator.http.Endpoint;
import java.io.StringReader;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.RestConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The routes of docs/callbacks.md, in each language, as they stand there; only the addresses of its properties are others. */
class CallbackGuideTest extends SimulatedRoutes {

    private static final int BUYER = 0;
    private static final int CONSUMER = 1;
    private static final int PRODUCER = 2;

    private final GuidePage page = GuidePage.of("callbacks.md");

    @Override
    protected void configure(FluxComponent flux) {
        flux.getConfiguration().setCallbackSecret("s3cret");
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        int port = FreePort.choose();
        Properties properties = new Properties();
        properties.load(new StringReader(page.example("properties", 0)));
        properties.setProperty("hooks", "http://127.0.0.1:" + port + "/flux");
        properties.setProperty("port", String.valueOf(port));
        context.getPropertiesComponent().setInitialProperties(properties);
        RestConfiguration rest = new RestConfiguration();
        rest.setComponent("netty-http");
        rest.setHost("127.0.0.1");
        rest.setPort(port);
        context.setRestConfiguration(rest);
        return context;
    }

    @ParameterizedTest
    @CsvSource({
        "yaml," + CONSUMER, "yaml," + PRODUCER,
        "java," + CONSUMER, "java," + PRODUCER,
        "xml," + CONSUMER, "xml," + PRODUCER
    })
    void a_picture_that_is_reported_comes_without_a_question(String language, int served) throws Exception {
        load(language, BUYER);
        load(language, served);

        Exchange made = template.asyncSend(
                        "direct:paint", exchange -> exchange.getMessage().setBody("a red fox"))
                .get(30, TimeUnit.SECONDS);

        assertThat(made.getException()).isNull();
        assertThat(made.getMessage().getBody(byte[].class)).isNotEmpty();
        assertThat(made.getMessage().getHeader(FluxConstants.JOB_POLLS)).isEqualTo(0);
        assertThat(simulator.requestCount(Endpoint.CALLBACK)).isPositive();
        assertThat(simulator.bill().count()).isOne();
    }

    private void load(String language, int number) throws Exception {
        page.load(context, getClass(), language, number, number, routes(number));
    }

    private static RouteBuilder routes(int number) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (number == BUYER) {
                    from("direct:paint").to("flux:generate?callbackUrl={{hooks}}");
                } else if (number == CONSUMER) {
                    from("flux:callback?path=/flux").log("A callback was answered ${header.CamelHttpResponseCode}");
                } else {
                    from("netty-http:http://127.0.0.1:{{port}}/flux?matchOnUriPrefix=true&httpMethodRestrict=POST"
                                    + "&chunkedMaxContentLength=67108864&bridgeEndpoint=true")
                            .to("flux:callback");
                }
            }
        };
    }
}

package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.http.Endpoint;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures that nobody asks for: each provider that reports, in each way that callbacks are served. */
class CallbackRouteTest extends CallbackRoutes {

    private static final int PICTURE_BYTES = 1_500_000;

    /** A callback that carries it has twice a mebibyte. */
    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().pictureBytes(PICTURE_BYTES);
    }

    @ParameterizedTest
    @CsvSource({
        "bfl,/hooks/flux", "bfl,/behind",
        "fal,/hooks/flux", "fal,/behind",
        "replicate,/hooks/flux", "replicate,/behind",
        "deepinfra,/hooks/flux", "deepinfra,/behind"
    })
    void a_picture_that_is_reported_comes_without_a_question(String provider, String path) throws Exception {
        Exchange made = template.asyncSend(
                        "flux:generate?provider=" + provider + "&callbackUrl=" + hooks(path),
                        exchange -> exchange.getMessage().setBody("a red fox"))
                .get(30, TimeUnit.SECONDS);

        assertThat(made.getException()).isNull();
        assertThat(made.getMessage().getBody(byte[].class)).hasSizeGreaterThanOrEqualTo(PICTURE_BYTES);
        assertThat(made.getMessage().getHeader(FluxConstants.JOB_POLLS)).isEqualTo(0);
        assertThat(questions()).isZero();
        assertThat(simulator.requestCount(provider, Endpoint.CALLBACK)).isPositive();
        assertThat(simulator.bill().count()).isOne();
    }

    @Test
    void the_route_of_a_consumer_sees_what_was_answered() throws Exception {
        MockEndpoint told = getMockEndpoint("mock:told");
        told.expectedMessageCount(1);
        told.expectedHeaderReceived(Exchange.HTTP_RESPONSE_CODE, 200);

        assertThat(order("bfl", "a red fox").get(30, TimeUnit.SECONDS).getException())
                .isNull();

        told.assertIsSatisfied();
        assertThat(told.getExchanges().get(0).getMessage().getBody()).isNull();
    }
}

package io.github.camelflux.scale;

import io.github.camelflux.component.FluxComponent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** A route from prompts to picture files, for a JVM of its own: base URL, directory, number of pictures. */
public final class LargePicturesRoute {

    private LargePicturesRoute() {}

    public static void main(String[] arguments) throws Exception {
        int pictures = Integer.parseInt(arguments[2]);
        AtomicInteger failed = new AtomicInteger();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            FluxComponent flux = new FluxComponent();
            flux.getConfiguration().setBaseUrl(arguments[0]);
            flux.getConfiguration().setApiKey("key");
            context.addComponent("flux", flux);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to("flux:generate").to("file:" + arguments[1] + "/out");
                }
            });
            context.start();
            AsyncProducer in = context.getEndpoint("direct:in").createAsyncProducer();
            in.start();
            CountDownLatch done = new CountDownLatch(pictures);
            for (int i = 0; i < pictures; i++) {
                Exchange exchange = new DefaultExchange(context);
                exchange.getIn().setBody("picture " + i);
                in.process(exchange, doneSync -> {
                    if (exchange.getException() != null) {
                        exchange.getException().printStackTrace();
                        failed.incrementAndGet();
                    }
                    done.countDown();
                });
            }
            if (!done.await(2, TimeUnit.MINUTES)) {
                failed.incrementAndGet();
            }
        }
        System.exit(failed.get() == 0 ? 0 : 1);
    }
}

package io.github.camelflux.scale;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelflux.component.FluxComponent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** A route from prompts to picture files, for a JVM of its own: base URL, directory, number of pictures, URL of a database if any. */
public final class LargePicturesRoute {

    private LargePicturesRoute() {}

    public static void main(String[] arguments) throws Exception {
        int pictures = Integer.parseInt(arguments[2]);
        AtomicInteger failed = new AtomicInteger();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            FluxComponent flux = new FluxComponent();
            flux.getConfiguration().setBaseUrl(arguments[0]);
            flux.getConfiguration().setApiKey("key");
            if (arguments.length > 3) {
                flux.setJobStore("jdbc");
                flux.setCreateTables(true);
                flux.setStoreNamespace("large");
                flux.setDataSource(pool(arguments[3]));
            }
            context.addComponent("flux", flux);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").routeId("large").to("flux:generate").to("file:" + arguments[1] + "/out");
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

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(url.startsWith("jdbc:postgresql:") ? "postgres" : "sa");
        config.setPassword("");
        return new HikariDataSource(config);
    }
}

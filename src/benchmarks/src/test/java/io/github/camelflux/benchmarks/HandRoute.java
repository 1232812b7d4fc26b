package io.github.camelflux.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;

/** The route that people write by hand: http, a loop while the job runs, a delay in it. A caller waits for each exchange. */
final class HandRoute implements Loop {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final int callers;

    HandRoute(SimulatorProcess simulator, String key, int callers, Duration pause) throws Exception {
        this.callers = callers;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(HttpOperationFailedException.class)
                        .maximumRedeliveries(-1)
                        .redeliveryDelay(pause.toMillis());
                from("direct:in")
                        .setHeader("x-key", constant(key))
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .setBody(simple("{\"prompt\": \"${body}\"}"))
                        .to(simulator.api() + "/v1/flux-2-pro")
                        .unmarshal()
                        .json()
                        .setProperty("id", simple("${body[id]}"))
                        .setProperty("poll", simple("${body[polling_url]}"))
                        .setProperty("status", constant("Pending"))
                        .loopDoWhile(simple("${exchangeProperty.status} == 'Pending'"))
                        .delay(pause.toMillis())
                        .end()
                        .removeHeaders("*")
                        .setHeader("x-key", constant(key))
                        .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                        .setHeader(Exchange.HTTP_URI, exchangeProperty("poll"))
                        .setBody(constant((Object) null))
                        .to("http:poll")
                        .unmarshal()
                        .json()
                        .setProperty("status", simple("${body[status]}"))
                        .end()
                        .process(exchange -> exchange.setProperty("noticed", Instant.now()))
                        .removeHeaders("*")
                        .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                        .setHeader(Exchange.HTTP_URI, simple("${body[result][sample]}"))
                        .setBody(constant((Object) null))
                        .to("http:download")
                        .convertBodyTo(byte[].class);
            }
        });
        context.start();
    }

    DefaultCamelContext context() {
        return context;
    }

    @Override
    public List<Purchase> buy(int pictures) throws Exception {
        ProducerTemplate template = context.createProducerTemplate();
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            List<Future<Purchase>> all = new ArrayList<>();
            for (int i = 0; i < pictures; i++) {
                String prompt = "picture " + i;
                all.add(pool.submit(() -> purchase(template.request(
                        "direct:in", exchange -> exchange.getMessage().setBody(prompt)))));
            }
            List<Purchase> bought = new ArrayList<>();
            for (Future<Purchase> one : all) {
                bought.add(one.get());
            }
            return bought;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Purchase purchase(Exchange exchange) {
        if (exchange.isFailed()) {
            throw new IllegalStateException(exchange.getException());
        }
        return new Purchase(
                exchange.getProperty("id", String.class),
                exchange.getProperty("noticed", Instant.class),
                Instant.now(),
                1 + exchange.getProperty(ExchangePropertyKey.LOOP_INDEX, Integer.class));
    }

    @Override
    public void close() {
        context.stop();
    }
}

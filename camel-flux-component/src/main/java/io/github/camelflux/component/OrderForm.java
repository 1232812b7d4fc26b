package io.github.camelflux.component;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.Model;
import io.github.camelflux.job.JobTiming;
import io.github.camelflux.job.Order;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.provider.Callback;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.ExchangeHelper;

/** Fills in an order: what a message asks for, and under which terms the endpoint buys it. */
final class OrderForm {

    private static final String NO_ROUTE = "none";

    private final FluxEndpoint endpoint;
    private final CostCheck cost;
    private volatile JobTiming last;

    OrderForm(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
        this.cost = new CostCheck(endpoint);
    }

    /**
     * One order for each key. Of several, each says which picture it is: their results may come apart from each other.
     *
     * @param keys one, or as many as there are pictures
     * @throws io.github.camelflux.FluxBudgetException if the message would cost too much
     * @throws IOException if a picture of the request cannot be read
     */
    List<Order> fill(Exchange exchange, ReadRequest read, List<IdempotencyKey> keys) throws IOException {
        Optional<BigDecimal> estimate = cost.estimate(read.provider(), read.request());
        cost.allow(
                read.request().model(),
                read.provider(),
                estimate.map(usd -> usd.multiply(BigDecimal.valueOf(keys.size()))));
        Booking booking = booking(exchange, estimate);
        Map<String, String> headers = headers(exchange.getMessage());
        if (keys.size() == 1) {
            return List.of(fill(exchange, read, keys.get(0), headers, booking));
        }
        List<Order> orders = new ArrayList<>();
        for (IdempotencyKey key : keys) {
            Map<String, String> own = new LinkedHashMap<>(headers);
            own.put(FluxConstants.JOB_INDEX, String.valueOf(orders.size() + 1));
            orders.add(fill(exchange, read, key, own, booking));
        }
        return orders;
    }

    private Order fill(
            Exchange exchange, ReadRequest read, IdempotencyKey key, Map<String, String> headers, Booking booking) {
        ImageRequest request = read.request();
        FluxConfiguration options = endpoint.getConfiguration();
        FluxEngine engine = endpoint.component().engine();
        Seller seller = endpoint.seller(read.provider());
        ProviderLine line = seller.line();
        Model model = engine.catalog().find(request.model(), read.provider());
        return new Order(
                key,
                read.fingerprint(),
                request,
                terms(exchange, request, line, headers, booking),
                seller.accounts(),
                shared(new JobTiming(
                        options.getQueueTimeout(),
                        EngineSettings.submitTimeout(endpoint, line, model),
                        options.getRequestTimeout(),
                        options.getDownloadTimeout(),
                        PollOptions.of(options, read.provider(), request, model),
                        model.lostAfter(),
                        model.linkLifetime())),
                callback(line),
                cost.budget(),
                engine.lines().limit(line, model),
                priority(exchange.getMessage()),
                options.isResubmitOnUnknown());
    }

    /** Null without one. */
    private Callback callback(ProviderLine line) {
        String url = endpoint.getConfiguration().getCallbackUrl();
        return url == null
                ? null
                : new Callback(
                        URI.create(url.strip().replaceAll("/+$", "")),
                        endpoint.component().callbackSecret(line.provider().name(), endpoint.getConfiguration()));
    }

    /** Most messages of an endpoint have the same: the jobs that wait share it. */
    private JobTiming shared(JobTiming timing) {
        JobTiming known = last;
        if (timing.equals(known)) {
            return known;
        }
        last = timing;
        return timing;
    }

    private static int priority(Message message) {
        Object value = message.getHeader(FluxConstants.PRIORITY, 0);
        try {
            return Integer.parseInt(String.valueOf(value).strip());
        } catch (NumberFormatException e) {
            throw BadRequest.because(
                    "header " + FluxConstants.PRIORITY + ": " + BadRequest.quote(value) + " is not a whole number");
        }
    }

    private JobTerms terms(
            Exchange exchange, ImageRequest request, ProviderLine line, Map<String, String> headers, Booking booking) {
        FluxConfiguration options = endpoint.getConfiguration();
        return new JobTerms(
                request.operation(),
                request.model(),
                line.provider().name(),
                line.account().alias(),
                group(exchange),
                options.isWaitForResult(),
                headers,
                options.getResultRetention(),
                booking);
    }

    private static Booking booking(Exchange exchange, Optional<BigDecimal> estimate) {
        String route = ExchangeHelper.getRouteId(exchange);
        return new Booking(route == null ? "" : route, CostCentre.of(exchange.getMessage()), estimate.orElse(null));
    }

    private String group(Exchange exchange) {
        return Optional.ofNullable(endpoint.getConfiguration().getResultsGroup())
                .or(() -> Optional.ofNullable(ExchangeHelper.getRouteId(exchange)))
                .orElse(NO_ROUTE);
    }

    private Map<String, String> headers(Message message) {
        Map<String, String> kept = new LinkedHashMap<>();
        Arrays.stream(endpoint.component().getStoreHeaders().split(","))
                .map(String::strip)
                .forEach(name -> {
                    String value = name.isEmpty() ? null : message.getHeader(name, String.class);
                    if (value != null) {
                        kept.put(name, value);
                    }
                });
        return kept;
    }
}

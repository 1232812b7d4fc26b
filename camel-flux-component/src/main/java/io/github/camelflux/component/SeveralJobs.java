package io.github.camelflux.component;

import io.github.camelflux.job.Ending;
import io.github.camelflux.job.JobAggregator;
import io.github.camelflux.job.Order;
import io.github.camelflux.job.Permits;
import io.github.camelflux.job.Waiter;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.provider.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * Attaches an exchange to several jobs, one for each picture that it asks for, and goes on when the wait for the last of them
 * ended. Safe for use by several threads.
 */
final class SeveralJobs {

    private final FluxEndpoint endpoint;
    private final BiFunction<Order, Consumer<Ending>, Waiter> waiters;
    private final Map<String, JointHandover> handovers = new ConcurrentHashMap<>();

    /** @param waiters makes one who waits for an order's job, as the endpoint says */
    SeveralJobs(FluxEndpoint endpoint, BiFunction<Order, Consumer<Ending>, Waiter> waiters) {
        this.endpoint = endpoint;
        this.waiters = waiters;
    }

    /**
     * Buys what is not bought yet. The keys are looked at first: were one of them held by a job for another request, the others would
     * be bought for a message that is refused.
     *
     * @param orders each has a place already
     * @param places where
     * @param pictures what goes in, given up when no job needs it any more
     * @return whether the exchange is done
     */
    boolean submit(Exchange exchange, List<Order> orders, Permits places, InputBlobs pictures, AsyncCallback callback) {
        FluxEngine engine = endpoint.component().engine();
        JobHeaders.clear(exchange.getMessage());
        return StoreAnswer.then(
                conflict(engine.aggregator(), orders).whenComplete((conflict, failure) -> {
                    if (failure != null || conflict.isPresent()) {
                        giveUp(orders, places, pictures);
                    }
                }),
                engine.threads().workers(),
                exchange,
                callback,
                conflict -> {
                    if (conflict.isPresent()) {
                        throw handover(orders).refusal(conflict.get());
                    }
                    attach(exchange, orders, places, pictures, callback);
                    return false;
                });
    }

    private static CompletionStage<Optional<Ending.Conflict>> conflict(JobAggregator aggregator, List<Order> orders) {
        CompletionStage<Optional<Ending.Conflict>> answer = CompletableFuture.completedFuture(Optional.empty());
        for (Order order : orders) {
            answer = answer.thenCombine(
                    aggregator.find(order.key()),
                    (found, row) -> found.or(() ->
                            row.filter(held -> isOther(held, order)).map(held -> new Ending.Conflict(held.id()))));
        }
        return answer;
    }

    private static boolean isOther(JobRow held, Order order) {
        return !held.fingerprint().equals(order.fingerprint());
    }

    private void attach(
            Exchange exchange, List<Order> orders, Permits places, InputBlobs pictures, AsyncCallback callback) {
        JobAggregator aggregator = endpoint.component().engine().aggregator();
        Gathering<Ending> gathering = new Gathering<>(orders.size(), endings -> {
            pictures.close();
            handover(orders).finish(exchange, endings, aggregator, callback);
        });
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            Consumer<Ending> ended = gathering.place(i);
            try {
                aggregator.submit(order, waiters.apply(order, ended), places::exit);
            } catch (RuntimeException e) {
                if (i == 0) {
                    giveUp(orders, places, pictures);
                    throw e instanceof IllegalArgumentException ? BadRequest.because(e.getMessage()) : e;
                }
                // Those before it may be bought already: this one ends by itself.
                places.exit();
                ended.accept(new Ending.NotAccepted(null, Refusal.of(Refusal.Reason.INVALID, e.getMessage())));
            }
        }
    }

    /** All are bought from one provider. */
    private JointHandover handover(List<Order> orders) {
        return handovers.computeIfAbsent(
                orders.get(0).terms().provider(), provider -> new JointHandover(endpoint, provider));
    }

    /** Nothing was asked for yet. */
    private static void giveUp(List<Order> orders, Permits places, InputBlobs pictures) {
        orders.forEach(order -> places.exit());
        pictures.close();
    }
}

package io.github.camelflux.component;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.job.life.IdempotencyKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.ExchangeHelper;

/**
 * Finds the idempotency key of an exchange: the header {@link FluxConstants#IDEMPOTENCY_KEY}, taken literally, or what the option
 * {@code idempotencyKey} says. Safe for use by several threads.
 */
final class IdempotencyKeys {

    /** What the option may be besides an expression. */
    static final List<String> WORDS = List.of("message", "request", "none");

    private static final String ATTEMPTS = "CamelFluxAttempts";

    /** Begins the keys that are made here: no key that a message sets does. */
    private static final String OURS = "\0";

    private final String option;
    private final SimpleText expression;

    /**
     * @param option {@code message}, {@code request}, {@code none} or a Simple expression with a function
     */
    IdempotencyKeys(CamelContext context, String option) {
        this.option = option;
        this.expression = WORDS.contains(option) ? null : new SimpleText(context, option);
    }

    /** Whether the route says what the key is: the header is there, or the option is an expression. */
    boolean areExplicit(Exchange exchange) {
        return expression != null || exchange.getMessage().getHeaders().containsKey(FluxConstants.IDEMPOTENCY_KEY);
    }

    /**
     * The key. Ask once for each time that the step is called: with {@code none} each asking is a new purchase, unless Camel's
     * error handler repeats the step.
     *
     * @param namespace keeps applications on one store, and accounts, apart
     * @param fingerprint of the request
     * @throws FluxRequestException if the header or the expression has no value
     */
    IdempotencyKey keyOf(Exchange exchange, String namespace, String fingerprint) {
        return IdempotencyKey.of(namespace, text(exchange, fingerprint));
    }

    /**
     * The keys of the jobs that buy several pictures for one message, in the place of the one key that {@link #keyOf} makes: that
     * key's text with {@code #1} and so on. So the same message with a higher count buys only what it has not got yet.
     */
    List<IdempotencyKey> keysOf(Exchange exchange, String namespace, String fingerprint, int count) {
        String text = text(exchange, fingerprint);
        return IntStream.rangeClosed(1, count)
                .mapToObj(index -> IdempotencyKey.of(namespace, text + "#" + index))
                .toList();
    }

    private String text(Exchange exchange, String fingerprint) {
        Message message = exchange.getMessage();
        if (message.getHeaders().containsKey(FluxConstants.IDEMPOTENCY_KEY)) {
            return named(
                    "The header " + FluxConstants.IDEMPOTENCY_KEY,
                    message.getHeader(FluxConstants.IDEMPOTENCY_KEY, String.class));
        }
        return switch (option) {
            case "message" -> OURS + "message\n" + MessageIdentity.of(exchange) + "\n" + fingerprint;
            case "request" -> OURS + "request\n" + fingerprint;
            case "none" -> OURS + "none\n" + attempt(exchange, fingerprint);
            default -> evaluate(exchange);
        };
    }

    private String evaluate(Exchange exchange) {
        String key = expression.evaluate(exchange, "idempotencyKey");
        return named("idempotencyKey: '" + option + "'", expression.hasNoValue(exchange) ? null : key);
    }

    private static String named(String source, String key) {
        if (key == null || key.isBlank()) {
            throw BadRequest.because(
                    source + " has no value for this message: all such messages would share one picture");
        }
        if (key.startsWith(OURS)) {
            throw BadRequest.because(source + " begins with a NUL character");
        }
        return key;
    }

    /**
     * The attempt that is repeated, or a new one. Camel's error handler marks a message that it sends to a step again; a loop and
     * a later step do not, or have another position.
     */
    private static String attempt(Exchange exchange, String fingerprint) {
        Map<String, Attempt> before = attempts(exchange);
        String step = Objects.toString(ExchangeHelper.getRouteId(exchange), "") + "\n"
                + exchange.getExchangeExtension().getHistoryNodeId();
        String what = MessageIdentity.position(exchange) + "\n" + fingerprint;
        Attempt last = before.get(step);
        boolean again = exchange.getMessage().getHeader(Exchange.REDELIVERED, false, boolean.class);
        if (again && last != null && last.what().equals(what)) {
            return last.id();
        }
        // A new map: the parts of a split copy the property and go on at the same time.
        Map<String, Attempt> now = new HashMap<>(before);
        String id = UUID.randomUUID().toString();
        now.put(step, new Attempt(what, id));
        exchange.setProperty(ATTEMPTS, new Attempts(Map.copyOf(now)));
        return id;
    }

    private static Map<String, Attempt> attempts(Exchange exchange) {
        return exchange.getProperty(ATTEMPTS) instanceof Attempts attempts ? attempts.byStep() : Map.of();
    }

    /** The last attempts of an exchange. */
    private record Attempts(Map<String, Attempt> byStep) {}

    /**
     * One attempt of one step.
     *
     * @param what was asked for, at which index of a split, multicast or loop
     * @param id the key's text
     */
    private record Attempt(String what, String id) {}
}

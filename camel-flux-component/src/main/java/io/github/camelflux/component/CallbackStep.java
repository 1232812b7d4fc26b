package io.github.camelflux.component;

import io.github.camelflux.http.CallbackBody;
import io.github.camelflux.job.CallbackDesk;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.provider.HttpAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code flux:callback}: takes what a provider reports of a job, and turns the message into the HTTP answer: 200 when it is taken (or
 * is known already), 400 when it is about another job or nothing, 401 when its token or its signature is wrong, 413 when it is too
 * large, 503 when it cannot be taken now and should come again. Nothing of the body is read before the token is known. Nobody waits
 * for the routes of the exchanges that get the picture.
 */
final class CallbackStep implements ExchangeStep {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackStep.class);

    private final FluxEndpoint endpoint;

    CallbackStep(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        String token = token(exchange.getMessage());
        if (token.isEmpty()) {
            answer(exchange, CallbackDesk.Receipt.REFUSED);
            callback.done(true);
            return true;
        }
        FluxEngine engine = endpoint.component().engine();
        engine.aggregator()
                .callbacks()
                .find(token)
                .whenCompleteAsync(
                        (row, failure) -> {
                            if (failure != null) {
                                end(exchange, callback, CallbackDesk.Receipt.NOT_NOW);
                            } else if (row.isEmpty()) {
                                end(exchange, callback, CallbackDesk.Receipt.REFUSED);
                            } else {
                                take(exchange, callback, row.get());
                            }
                        },
                        engine.threads().workers());
        return false;
    }

    private void take(Exchange exchange, AsyncCallback callback, JobRow row) {
        FluxEngine engine = endpoint.component().engine();
        HttpAnswer received;
        try (InputStream body = body(exchange)) {
            int bound = engine.lines().callbackBytes(row.terms().provider());
            received = CallbackBody.read(body, headers(exchange.getMessage()), bound, engine.spool());
        } catch (CallbackBody.TooLarge e) {
            LOG.warn("Job {}: a callback with its token is {}", row.id(), e.getMessage());
            answer(exchange, 413);
            callback.done(false);
            return;
        } catch (IOException | RuntimeException e) {
            LOG.warn("Job {}: a callback with its token cannot be read: {}", row.id(), e.getMessage());
            end(exchange, callback, CallbackDesk.Receipt.UNREADABLE);
            return;
        }
        String secret = endpoint.component().callbackSecret(row.terms().provider(), endpoint.getConfiguration());
        engine.aggregator()
                .callbacks()
                .take(row, received, secret)
                .whenCompleteAsync(
                        (receipt, failure) ->
                                end(exchange, callback, failure == null ? receipt : CallbackDesk.Receipt.NOT_NOW),
                        engine.threads().workers());
    }

    private static void end(Exchange exchange, AsyncCallback callback, CallbackDesk.Receipt receipt) {
        answer(exchange, receipt);
        callback.done(false);
    }

    private static void answer(Exchange exchange, CallbackDesk.Receipt receipt) {
        answer(
                exchange,
                switch (receipt) {
                    case TAKEN -> 200;
                    case UNREADABLE -> 400;
                    case REFUSED -> 401;
                    case NOT_NOW -> 503;
                });
    }

    /** The provider's headers and body are not for the answer. */
    private static void answer(Exchange exchange, int status) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    }

    /** The header, or else the last part of the path. */
    private static String token(Message message) {
        String header = message.getHeader(FluxConstants.CALLBACK_TOKEN, "", String.class);
        if (!header.isBlank()) {
            return header.strip();
        }
        for (String name : List.of(Exchange.HTTP_PATH, Exchange.HTTP_URI, Exchange.HTTP_URL)) {
            String path = message.getHeader(name, "", String.class).replaceAll("[?#].*", "");
            String last = path.substring(path.lastIndexOf('/') + 1);
            if (!last.isEmpty()) {
                return last;
            }
        }
        return "";
    }

    private static InputStream body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof CharSequence text) {
            return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        InputStream stream = exchange.getMessage().getBody(InputStream.class);
        return stream == null ? InputStream.nullInputStream() : stream;
    }

    private static Map<String, List<String>> headers(Message message) {
        Map<String, List<String>> headers = new TreeMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value != null) {
                headers.put(name.toLowerCase(Locale.ROOT), List.of(String.valueOf(value)));
            }
        });
        return headers;
    }
}

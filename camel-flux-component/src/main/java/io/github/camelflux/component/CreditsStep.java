package io.github.camelflux.component;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxAuthenticationException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxUnreachableException;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.provider.CreditAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * {@code flux:credits}: asks the provider what is left under the endpoint's API key; of several keys, the least. The body stays
 * as it is; nothing is bought.
 */
final class CreditsStep implements ExchangeStep {

    private final FluxEndpoint endpoint;

    CreditsStep(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        // Of an earlier step.
        exchange.getMessage().removeHeader(FluxConstants.CREDITS);
        FluxEngine engine = endpoint.component().engine();
        Map<ProviderLine, CompletableFuture<CreditAnswer>> asked = new LinkedHashMap<>();
        Duration limit = endpoint.getConfiguration().getRequestTimeout();
        endpoint.lines(endpoint.getConfiguration().getProvider())
                .forEach(line ->
                        asked.put(line, engine.credits().ask(line, limit).toCompletableFuture()));
        CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenRun(() -> onWorker(engine.threads().workers(), () -> {
                    asked.forEach((line, answer) -> write(exchange, line, answer.join()));
                    if (exchange.getException() != null) {
                        exchange.getMessage().removeHeader(FluxConstants.CREDITS);
                    }
                    callback.done(false);
                }));
        return false;
    }

    static void onWorker(Executor workers, Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException stopping) {
            task.run();
        }
    }

    private static void write(Exchange exchange, ProviderLine line, CreditAnswer answer) {
        String who = line.provider().name();
        FailureContext asked = new FailureContext(null, who);
        if (answer instanceof CreditAnswer.Left left) {
            // Keys may draw on one balance: a sum might count it twice.
            BigDecimal other = exchange.getMessage().getHeader(FluxConstants.CREDITS, BigDecimal.class);
            exchange.getMessage()
                    .setHeader(FluxConstants.CREDITS, other == null ? left.credits() : other.min(left.credits()));
        } else if (answer instanceof CreditAnswer.Refused refused) {
            exchange.setException(new FluxAuthenticationException(
                    who + " refused the API key " + line.account().alias() + ": " + refused.why(), asked));
        } else if (answer instanceof CreditAnswer.NotOffered) {
            exchange.setException(
                    new FluxRequestException("provider: " + who + " does not say what credit is left", asked));
        } else if (answer instanceof CreditAnswer.NotAnswered silent) {
            exchange.setException(new FluxUnreachableException(
                    who + " did not say what credit is left under the API key "
                            + line.account().alias() + ", though it was asked up to " + CreditDesk.TRIES
                            + " times: " + silent.why(),
                    asked));
        }
    }
}

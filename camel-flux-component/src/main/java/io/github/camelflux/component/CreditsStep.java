package io.github.camelflux.component;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxAuthenticationException;
import io.github.camelflux.FluxUnreachableException;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.provider.CreditAnswer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** {@code flux:credits}: asks the provider what is left under the endpoint's API key. The body stays as it is; nothing is bought. */
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
        ProviderLine line = endpoint.line();
        engine.credits()
                .ask(line, endpoint.getConfiguration().getRequestTimeout())
                .thenAccept(answer -> onWorker(engine.threads().workers(), () -> {
                    write(exchange, line, answer);
                    callback.done(false);
                }));
        return false;
    }

    private static void onWorker(Executor workers, Runnable task) {
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
            exchange.getMessage().setHeader(FluxConstants.CREDITS, left.credits());
        } else if (answer instanceof CreditAnswer.Refused refused) {
            exchange.setException(new FluxAuthenticationException(
                    who + " refused the API key " + line.account().alias() + ": " + refused.why(), asked));
        } else if (answer instanceof CreditAnswer.NotAnswered silent) {
            exchange.setException(new FluxUnreachableException(
                    who + " did not say what credit is left under the API key "
                            + line.account().alias() + ", though it was asked up to " + CreditDesk.TRIES
                            + " times: " + silent.why(),
                    asked));
        }
    }
}

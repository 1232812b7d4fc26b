package io.github.camelflux.component;

import io.github.camelflux.FailureContext;
import io.github.camelflux.FluxAuthenticationException;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.FluxUnknownOutcomeException;
import io.github.camelflux.FluxUnreachableException;
import io.github.camelflux.job.Exchanger.Exchanged;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.UsageAnswer;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * {@code flux:usage}: reports how many pictures were made with licensed weights on machines of one's own. Sent once: a report whose
 * answer was lost may have been noted, and reported again it would count twice. The body stays as it is.
 */
final class UsageStep implements ExchangeStep {

    private final FluxEndpoint endpoint;

    UsageStep(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        // Of several keys the first: each would be billed.
        ProviderLine line =
                endpoint.lines(endpoint.getConfiguration().getProvider()).get(0);
        FailureContext about = new FailureContext(null, line.provider().name());
        HttpCall report = report(exchange, line, about);
        line.exchanger()
                .exchange(report, endpoint.getConfiguration().getRequestTimeout())
                .thenAccept(ended -> CreditsStep.onWorker(
                        endpoint.component().engine().threads().workers(), () -> {
                            exchange.setException(failure(meaning(line, ended), about));
                            callback.done(false);
                        }));
        return false;
    }

    private HttpCall report(Exchange exchange, ProviderLine line, FailureContext about) {
        String model = Optional.ofNullable(exchange.getMessage().getHeader(FluxConstants.MODEL, String.class))
                .orElse(endpoint.getConfiguration().getModel());
        if (model == null || model.isBlank()) {
            throw new FluxRequestException(
                    "model: flux:usage needs the name of the licensed model, such as flux-1-dev, as the option model or"
                            + " the header " + FluxConstants.MODEL,
                    about);
        }
        try {
            return line.provider()
                    .usage(model, generations(exchange, about), line.account())
                    .orElseThrow(() -> new FluxRequestException(
                            "provider: " + about.provider() + " takes no reports of usage", about));
        } catch (IllegalArgumentException e) {
            throw new FluxRequestException(e.getMessage(), about);
        }
    }

    private static long generations(Exchange exchange, FailureContext about) {
        Object given = exchange.getMessage().getHeader(FluxConstants.GENERATIONS);
        try {
            long number = Long.parseLong(String.valueOf(given).strip());
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, with every other value that is no number of pictures.
        }
        throw new FluxRequestException(
                FluxConstants.GENERATIONS + ": '" + given + "' is no whole number from 1 on", about);
    }

    private static UsageAnswer meaning(ProviderLine line, Exchanged ended) {
        if (ended instanceof Exchanged.Answered answered) {
            return line.provider().usage(answered.answer());
        }
        return ended instanceof Exchanged.NotSent unsent
                ? new UsageAnswer.NotNoted(unsent.why())
                : new UsageAnswer.Unclear(((Exchanged.Unanswered) ended).why());
    }

    /** Null if it is noted. */
    private static Exception failure(UsageAnswer answer, FailureContext about) {
        String who = about.provider();
        if (answer instanceof UsageAnswer.KeyRefused refused) {
            return new FluxAuthenticationException(who + " refused the API key: " + refused.why(), about);
        }
        if (answer instanceof UsageAnswer.Wrong wrong) {
            return new FluxRequestException(who + " refused the report: " + wrong.why(), about);
        }
        if (answer instanceof UsageAnswer.NotNoted unnoted) {
            return new FluxUnreachableException(who + " did not take the report: " + unnoted.why(), about);
        }
        if (answer instanceof UsageAnswer.Unclear unclear) {
            return new FluxUnknownOutcomeException(
                    "nobody knows whether " + who + " noted the report, and it is not sent again: " + unclear.why(),
                    about);
        }
        return null;
    }
}

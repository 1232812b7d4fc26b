package io.github.camelflux.component;

import io.github.camelflux.image.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * {@code flux:models}: the body becomes the list of models that the provider has and that may be asked for, each as a Map ready for
 * JSON; with {@code forOperation} those that can do it. Other models can be asked for as well, if {@code allowedModels} lets them.
 */
final class ModelsStep implements ExchangeStep {

    private final FluxEndpoint endpoint;

    ModelsStep(FluxEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        FluxComponent component = endpoint.component();
        String provider = endpoint.getConfiguration().getProvider();
        Optional<Operation> operation =
                EndpointChecks.forOperation(endpoint.getConfiguration().getForOperation());
        LocalDate day = component.today();
        List<Map<String, Object>> models = component.engine().catalog().models().stream()
                .filter(model -> model.providerIds().containsKey(provider))
                .filter(model -> operation.map(model.operations()::contains).orElse(true))
                .filter(model -> component.allowedModelNames().allows(model.name()))
                .map(model -> component.engine().catalog().find(model.name(), provider))
                .map(model -> ModelEntry.of(model, provider, day))
                .collect(Collectors.toList());
        exchange.getMessage().setBody(models);
        callback.done(true);
        return true;
    }
}

package io.github.camelflux.component;

import io.github.camelflux.image.Operation;
import java.util.Map;

/** The options {@code model} and {@code tier}: what the component says of them is meant for what makes pictures of prompts. */
final class ModelOption {

    private ModelOption() {}

    /**
     * Takes the component's model and tier away from an endpoint whose operation it is not meant for, so that the operation's own default
     * counts there.
     *
     * @param options the endpoint's copy of the component's options, before its own are set
     * @param own the options that the endpoint sets
     */
    static void hideDefault(FluxConfiguration options, FluxOperation operation, Map<String, Object> own) {
        String forOperation = String.valueOf(own.getOrDefault("forOperation", options.getForOperation()));
        boolean foreign = operation
                .buys()
                .or(() -> Operation.named(forOperation))
                .filter(bought -> !Tool.of(bought).takesComponentModel())
                .isPresent();
        if (foreign) {
            options.setModel(null);
            options.setTier(null);
        }
    }
}

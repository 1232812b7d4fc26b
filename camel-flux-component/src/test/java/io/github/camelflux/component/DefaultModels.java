package io.github.camelflux.component;

import io.github.camelflux.image.Operation;

/** Shows the pages which models are asked when nobody names one. */
public final class DefaultModels {

    private DefaultModels() {}

    public static String of(Operation operation) {
        return Tool.of(operation).defaultModel();
    }
}

package io.github.camelflux.provider.wireflow;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.camelflux.provider.ProviderOptions;
import java.util.Optional;
import java.util.Set;

/** The options of {@link WireflowProvider}, read once. */
record WireflowOptions(
        Optional<String> workflow,
        String promptNode,
        String promptParam,
        Optional<String> outputNode,
        Optional<JsonPointer> outputs,
        Optional<String> webhookId,
        Optional<String> readKey,
        Optional<WireflowPlan> plan) {

    static WireflowOptions of(ProviderOptions options) {
        return new WireflowOptions(
                options.text("workflow"),
                options.text("promptNode").orElse("text-input-1"),
                options.text("promptParam").orElse("prompt"),
                options.text("outputNode"),
                options.text("outputs").map(WireflowOptions::pointer),
                options.text("webhookId"),
                options.text("readKey"),
                options.word("plan", Set.of("free", "starter", "pro", "enterprise"))
                        .map(WireflowPlan::of));
    }

    boolean isTriggered() {
        return webhookId.isPresent();
    }

    private static JsonPointer pointer(String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "providers[wireflow.outputs]: '" + text + "' is no JSON pointer, such as /result/images", e);
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "WireflowOptions[workflow=" + workflow + ", promptNode=" + promptNode + ", outputNode=" + outputNode
                + ", plan=" + plan + "]";
    }
}

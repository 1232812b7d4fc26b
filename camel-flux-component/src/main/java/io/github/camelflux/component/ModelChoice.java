package io.github.camelflux.component;

import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Message;

/**
 * Which model is asked: the header's or the endpoint's, by its name or by a tier. Model and tier are one group: the highest place
 * that sets one of them decides, and none may set both. Safe for use by several threads.
 *
 * @param catalog of models
 * @param tiers that the operator defined
 * @param allowed throws {@link IllegalArgumentException} for a model that may not be asked for
 */
record ModelChoice(ModelCatalog catalog, Tiers tiers, Consumer<String> allowed) {

    /**
     * What is asked.
     *
     * @param model that will be sent, as it is known at the provider
     * @param name what was asked for: the model's name, or the tier in words that are no model's name
     * @param provider who is asked: the endpoint's, or the one that an operator's tier names
     */
    record Asked(Model model, String name, String provider) {}

    /**
     * Takes the component's model and tier away from an endpoint that says anything about them itself, and from one whose operation
     * they are not meant for: what the component says is meant for what makes pictures of prompts.
     *
     * @param options the endpoint's copy of the component's options, before its own are set
     * @param own the options that the endpoint sets
     */
    static void hideDefaults(FluxConfiguration options, FluxOperation operation, Map<String, Object> own) {
        String forOperation = String.valueOf(own.getOrDefault("forOperation", options.getForOperation()));
        boolean foreign = operation
                .bought(forOperation)
                .filter(bought -> !Tool.of(bought).takesComponentModel())
                .isPresent();
        if (foreign || own.containsKey("model") || own.containsKey("tier")) {
            options.setModel(null);
            options.setTier(null);
        }
    }

    /**
     * What a message asks for.
     *
     * @param standard the model that is asked when nobody says anything
     * @throws IllegalArgumentException if it may not be asked for, the provider is not known to have it, or there is no such tier; the
     *     message names place and value
     */
    Asked of(Message message, FluxConfiguration options, String standard) {
        String model = message.getHeader(FluxConstants.MODEL, "", String.class).strip();
        String tier = message.getHeader(FluxConstants.TIER, "", String.class).strip();
        return model.isEmpty() && tier.isEmpty()
                ? of(options, standard)
                : of(
                        model,
                        tier,
                        "header " + FluxConstants.MODEL,
                        "header " + FluxConstants.TIER,
                        standard,
                        options.getProvider());
    }

    /**
     * What an endpoint asks for when a message says nothing.
     *
     * @throws IllegalArgumentException as {@link #of(Message, FluxConfiguration, String)}
     */
    Asked of(FluxConfiguration options, String standard) {
        return of(
                plain(options.getModel()), plain(options.getTier()), "model", "tier", standard, options.getProvider());
    }

    private Asked of(
            String model, String tier, String modelPlace, String tierPlace, String standard, String ownProvider) {
        if (!model.isEmpty() && !tier.isEmpty()) {
            throw new IllegalArgumentException(tierPlace + ": " + BadRequest.quote(tier) + " and " + modelPlace + " "
                    + BadRequest.quote(model) + " say the same twice; set either the model or the tier");
        }
        if (tier.isEmpty()) {
            Model asked = allowed(model.isEmpty() ? standard : model, ownProvider);
            return new Asked(asked, asked.name(), ownProvider);
        }
        Tiers.Target target = tiers.find(tier)
                .orElseThrow(() -> new IllegalArgumentException(
                        tierPlace + ": " + BadRequest.quote(tier) + " is none of the tiers " + tiers.names()));
        // With a space: no model has such a name.
        String provider = target.provider() == null ? ownProvider : target.provider();
        return new Asked(allowed(target.model(), provider), "tier " + tier, provider);
    }

    private Model allowed(String name, String provider) {
        Model model = catalog.find(name, provider);
        allowed.accept(model.name());
        catalog.checkOffered(model, provider);
        return model;
    }

    private static String plain(String option) {
        return option == null ? "" : option.strip();
    }
}

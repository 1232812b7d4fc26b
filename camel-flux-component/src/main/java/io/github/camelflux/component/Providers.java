package io.github.camelflux.component;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.bfl.BflProvider;
import io.github.camelflux.provider.comfyui.ComfyUiProvider;
import io.github.camelflux.provider.deepinfra.DeepInfraProvider;
import io.github.camelflux.provider.fal.FalProvider;
import io.github.camelflux.provider.openai.OpenAiProvider;
import io.github.camelflux.provider.replicate.ReplicateProvider;
import io.github.camelflux.provider.together.TogetherProvider;
import io.github.camelflux.provider.wireflow.WireflowProvider;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * The providers that pictures can be bought from. Each is made, with what the operator set for it, when an endpoint or a tier first
 * names it: so a setting that is wrong stops the route that needs it. Safe for use by several threads.
 */
final class Providers {

    /** The one that is asked when nobody names any. */
    static final String DEFAULT = BflProvider.NAME;

    private static final Map<String, BiFunction<ModelCatalog, ProviderOptions, Provider>> MAKERS = makers();

    private final ModelCatalog catalog;
    private final ProviderSettings settings;
    private final SettingFiles files;
    private final Map<String, Provider> made = new ConcurrentHashMap<>();

    Providers(ModelCatalog catalog, ProviderSettings settings, SettingFiles files) {
        this.catalog = catalog;
        this.settings = settings;
        this.files = files;
    }

    /** All names. */
    static Set<String> names() {
        return MAKERS.keySet();
    }

    /**
     * Checks a name.
     *
     * @param place where it was found, for the message
     * @return the name
     * @throws IllegalArgumentException if there is no such provider; the message lists those that there are
     */
    static String check(String place, String name) {
        if (!MAKERS.containsKey(name)) {
            throw new IllegalArgumentException(place + ": '" + name + "' is no provider that is known here; there are "
                    + String.join(", ", names()));
        }
        return name;
    }

    /**
     * The provider of that name.
     *
     * @throws IllegalArgumentException if there is none, or one of its settings is wrong; the message names the option and the value
     */
    Provider get(String name) {
        check("provider", name);
        return made.computeIfAbsent(name, missing -> MAKERS.get(missing)
                .apply(catalog, new ProviderOptions(missing, option -> setting(missing, option))));
    }

    private Optional<String> setting(String provider, String option) {
        return settings.find(provider, option)
                .map(value -> files.text("providers[" + provider + "." + option + "]", value));
    }

    private static Map<String, BiFunction<ModelCatalog, ProviderOptions, Provider>> makers() {
        Map<String, BiFunction<ModelCatalog, ProviderOptions, Provider>> makers = new LinkedHashMap<>();
        makers.put(BflProvider.NAME, BflProvider::new);
        makers.put(FalProvider.NAME, FalProvider::new);
        makers.put(ReplicateProvider.NAME, ReplicateProvider::new);
        makers.put(OpenAiProvider.NAME, OpenAiProvider::new);
        makers.put(TogetherProvider.NAME, TogetherProvider::new);
        makers.put(DeepInfraProvider.NAME, DeepInfraProvider::new);
        makers.put(WireflowProvider.NAME, WireflowProvider::new);
        makers.put(ComfyUiProvider.NAME, ComfyUiProvider::new);
        return Collections.unmodifiableMap(makers);
    }
}

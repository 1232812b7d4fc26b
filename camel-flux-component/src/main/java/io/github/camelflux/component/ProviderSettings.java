package io.github.camelflux.component;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The component option {@code providers}: settings by the provider's name. Written {@code bfl.apiKey}, or nested as Spring Boot
 * binds it; the case of names and dashes in them do not matter.
 */
final class ProviderSettings {

    private final Map<String, Object> values = new LinkedHashMap<>();

    ProviderSettings(Map<String, ?> option) {
        option.forEach((name, value) -> put(name, value));
    }

    /** A setting, such as {@code apiKey} of {@code bfl}. */
    Optional<String> find(String provider, String name) {
        return Optional.ofNullable(values.get(plain(provider + "." + name)))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }

    /** @throws IllegalArgumentException if something is set for a provider that there is not; the message names it */
    void check() {
        values.keySet().forEach(name -> {
            int dot = name.indexOf('.');
            if (dot > 0) {
                Providers.check("providers[" + name + "]", name.substring(0, dot));
            }
        });
    }

    private void put(String name, Object value) {
        if (value instanceof Map<?, ?> nested) {
            nested.forEach((inner, innerValue) -> put(name + "." + inner, innerValue));
        } else if (value != null) {
            values.put(plain(name), value);
        }
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }
}

package io.github.camelflux.component;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/**
 * Settings of providers that may be long: a value that begins with {@code file:} or {@code classpath:} names a resource whose text is
 * meant. Each is read once. Safe for use by several threads.
 */
final class ResourceOptions {

    private final CamelContext context;
    private final Map<String, String> read = new ConcurrentHashMap<>();

    ResourceOptions(CamelContext context) {
        this.context = context;
    }

    /** Whether an option of a provider may be a resource. */
    static boolean concerns(String provider, String option) {
        return provider.equals("comfyui") && (option.equals("workflow") || option.startsWith("workflow."));
    }

    /**
     * The text that is meant.
     *
     * @throws IllegalArgumentException if the resource cannot be read; the message names option and value
     */
    Optional<String> text(String provider, String option, Optional<String> value) {
        return value.map(text -> text.startsWith("file:") || text.startsWith("classpath:")
                ? read.computeIfAbsent(text, resource -> load(provider, option, resource))
                : text);
    }

    private String load(String provider, String option, String resource) {
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "providers[" + provider + "." + option + "]: '" + resource + "' cannot be read: " + e.getMessage(),
                    e);
        }
    }
}

package io.github.camelflux.component.springboot;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Binds {@code camel.component.flux.*}: an option without a value counts as not set, so that {@code ${BFL_API_KEY:}} may be empty,
 * and a property that is no option stops the start, unless it is an environment variable or a system property. All other prefixes
 * are bound as they would be without it. One instance binds once.
 */
final class FluxOptionsBindHandler extends NoUnboundElementsBindHandler {

    static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("camel.component.flux");

    private final BindHandler next;
    private final Environment environment;
    private final Set<ConfigurationPropertyName> empty = new HashSet<>();

    FluxOptionsBindHandler(BindHandler next, Environment environment) {
        super(next, new UnboundElementsSourceFilter());
        this.next = next;
        this.environment = environment;
    }

    @Override
    public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        Object bound = super.onSuccess(name, target, context, result);
        return PREFIX.isAncestorOf(name) && bound instanceof String text && text.isBlank() ? null : bound;
    }

    /** An empty text cannot be made into a map. */
    @Override
    public Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
            throws Exception {
        if (PREFIX.isAncestorOf(name) && text(context).filter(String::isBlank).isPresent()) {
            empty.add(name);
            return null;
        }
        return super.onFailure(name, target, context, error);
    }

    @Override
    public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result)
            throws Exception {
        if (PREFIX.equals(name)) {
            refuseUnknown(name, target, context, result);
        } else if (PREFIX.isAncestorOf(name) && result == null) {
            text(context).ifPresent(text -> refuseUnlessBlank(name, text));
        }
        next.onFinish(name, target, context, result);
    }

    private void refuseUnknown(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result)
            throws Exception {
        try {
            super.onFinish(name, target, context, result);
        } catch (UnboundConfigurationPropertiesException unbound) {
            Set<ConfigurationProperty> unknown = unbound.getUnboundProperties().stream()
                    .filter(property -> !empty.contains(property.getName()))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!unknown.isEmpty()) {
                throw new UnknownFluxOptionException(unknown);
            }
        }
    }

    /** The generated converter makes nothing of the name of a bean without {@code #bean:}, and the option would be forgotten. */
    private void refuseUnlessBlank(ConfigurationPropertyName name, String text) {
        if (!text.isBlank()) {
            throw new IllegalArgumentException(
                    name + ": '" + text + "' is no reference to a bean, which is written #bean:" + text);
        }
        empty.add(name);
    }

    private Optional<String> text(BindContext context) {
        return Optional.ofNullable(context.getConfigurationProperty())
                .map(ConfigurationProperty::getValue)
                .filter(CharSequence.class::isInstance)
                .map(text -> environment.resolvePlaceholders(text.toString()));
    }
}

package io.github.camelflux.component.springboot;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;
import org.springframework.beans.PropertyMatches;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Properties below {@code camel.component.flux} that are no option. The values are not shown: one might be a misspelt key. */
final class UnknownFluxOptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownFluxOptionException(Set<ConfigurationProperty> properties) {
        super(properties.stream().map(UnknownFluxOptionException::line).collect(Collectors.joining("\n")));
    }

    private static String line(ConfigurationProperty property) {
        ConfigurationPropertyName name = property.getName();
        int prefix = FluxOptionsBindHandler.PREFIX.getNumberOfElements();
        String option = name.getElement(prefix, ConfigurationPropertyName.Form.ORIGINAL);
        String[] near = PropertyMatches.forProperty(
                        StringHelper.dashToCamelCase(option), FluxComponentConfiguration.class)
                .getPossibleMatches();
        return name + ": the flux component has no such option"
                + (property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")") + "."
                + (near.length == 0 ? "" : " Did you mean " + dashed(near) + "?");
    }

    private static String dashed(String... options) {
        return Set.of(options).stream()
                .map(DataObjectPropertyName::toDashedForm)
                .sorted()
                .collect(Collectors.joining(" or "));
    }
}

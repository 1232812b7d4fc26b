package io.github.camelflux.build;

import java.util.List;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.apache.camel.tooling.util.Strings;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;

/** What editors are told about options beyond what Boot's annotation processor reads from the generated class. */
final class OptionMetadata {

    /** Boot's annotation processor takes a property of this type for something that nobody configures. */
    private static final String LEFT_OUT = "javax.sql.DataSource";

    private OptionMetadata() {}

    /** Boot's additional metadata: the default of each option that has one, the values of each text that knows only some. */
    static String of(ComponentModel component) {
        JsonArray properties = new JsonArray();
        JsonArray hints = new JsonArray();
        for (ComponentOptionModel option : component.getComponentOptions()) {
            String name = "camel.component." + component.getScheme() + "." + Strings.camelCaseToDash(option.getName());
            if (LEFT_OUT.equals(option.getJavaType())) {
                properties.add(object("name", name, "type", LEFT_OUT, "description", option.getDescription()));
            }
            if (option.getDefaultValue() != null && !isInvented(option)) {
                properties.add(object("name", name, "defaultValue", option.getDefaultValue()));
            }
            if (option.getEnums() != null && "java.lang.String".equals(option.getJavaType())) {
                hints.add(object("name", name, "values", values(option.getEnums())));
            }
        }
        return Jsoner.prettyPrint(
                        object("properties", properties, "hints", hints).toJson(), 2, 2) + "\n";
    }

    /** The catalogue entry of a component whose options have no defaults. */
    static String withoutDefaults(String catalogueEntry) {
        ComponentModel component = JsonMapper.generateComponentModel(catalogueEntry);
        component.getComponentOptions().forEach(option -> option.setDefaultValue(null));
        return JsonMapper.createParameterJsonSchema(component);
    }

    /** Camel's catalogue gives each Boolean the default false, also one that can be left open. */
    private static boolean isInvented(ComponentOptionModel option) {
        return "java.lang.Boolean".equals(option.getJavaType());
    }

    private static JsonArray values(List<String> names) {
        JsonArray values = new JsonArray();
        names.forEach(name -> values.add(object("value", name)));
        return values;
    }

    private static JsonObject object(Object... keysAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}

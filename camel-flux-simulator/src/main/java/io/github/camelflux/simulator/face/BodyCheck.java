package io.github.camelflux.simulator.face;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds a body against its model's schema and words what is wrong as FastAPI (Pydantic 2) does. Thread-safe. */
public final class BodyCheck {

    private static final Map<String, Wording> WORDINGS = Map.ofEntries(
            Map.entry("type", new Wording("Input should be a valid %s", "%s_type")),
            Map.entry("minimum", new Wording("Input should be greater than or equal to %s", "greater_than_equal")),
            Map.entry("exclusiveMinimum", new Wording("Input should be greater than %s", "greater_than")),
            Map.entry("maximum", new Wording("Input should be less than or equal to %s", "less_than_equal")),
            Map.entry("multipleOf", new Wording("Input should be a multiple of %s", "multiple_of")),
            Map.entry("enum", new Wording("Input should be one of %s", "enum")),
            Map.entry("const", new Wording("Input should be '%s'", "literal_error")),
            Map.entry("pattern", new Wording("String should match pattern '%s'", "string_pattern_mismatch")),
            Map.entry("minLength", new Wording("String should have at least %s character(s)", "string_too_short")),
            Map.entry("maxLength", new Wording("String should have at most %s character(s)", "string_too_long")),
            Map.entry("minItems", new Wording("List should have at least %s item(s)", "too_short")),
            Map.entry("maxItems", new Wording("List should have at most %s item(s)", "too_long")),
            Map.entry("format", new Wording("Input should be a valid %s", "%s_parsing")));

    private record Wording(String msg, String type) {}

    private BodyCheck() {}

    /** All that is wrong with a body; none if it can be used. */
    public static List<FieldProblem> problems(BodySchema schema, JsonNode body) {
        if (body.isMissingNode()) {
            return List.of(new FieldProblem(List.of("body"), "Field required", "missing"));
        }
        if (!body.isObject()) {
            return List.of(new FieldProblem(
                    List.of("body"),
                    "Input should be a valid dictionary or object to extract fields from",
                    "model_attributes_type"));
        }
        if (schema.single()) {
            return problems(schema.byTag().get(""), body, List.of("body"));
        }
        JsonNode tag = body.path(schema.tag());
        JsonSchema chosen = schema.byTag().get(tag.asText());
        return chosen == null
                ? List.of(wrongTag(schema, tag))
                : problems(chosen, body, List.of("body", tag.textValue()));
    }

    private static FieldProblem wrongTag(BodySchema schema, JsonNode tag) {
        if (!tag.isTextual()) {
            String msg = "Unable to extract tag using discriminator '" + schema.tag() + "'";
            return new FieldProblem(List.of("body"), msg, "union_tag_not_found");
        }
        String msg = "Input tag '%s' found using '%s' does not match any of the expected tags: '%s'"
                .formatted(
                        tag.textValue(),
                        schema.tag(),
                        String.join("', '", schema.byTag().keySet()));
        return new FieldProblem(List.of("body"), msg, "union_tag_invalid");
    }

    private static List<FieldProblem> problems(JsonSchema schema, JsonNode body, List<Object> at) {
        Map<List<Object>, FieldProblem> byPlace = new LinkedHashMap<>();
        for (ValidationMessage message : schema.validate(body)) {
            FieldProblem problem = problem(message, at);
            byPlace.merge(problem.loc(), problem, BodyCheck::moreTelling);
        }
        return List.copyOf(byPlace.values());
    }

    /** Alternatives ("a string, or a list, or null") all report; the one that is not about the type got furthest. */
    private static FieldProblem moreTelling(FieldProblem one, FieldProblem other) {
        return aboutType(one) && !aboutType(other) ? other : one;
    }

    private static boolean aboutType(FieldProblem problem) {
        return problem.type().endsWith("_type");
    }

    private static FieldProblem problem(ValidationMessage message, List<Object> at) {
        List<Object> loc = new ArrayList<>(at);
        for (int i = 0; i < message.getInstanceLocation().getNameCount(); i++) {
            loc.add(message.getInstanceLocation().getElement(i));
        }
        String keyword = message.getType();
        if (keyword.equals("required")) {
            return new FieldProblem(List.copyOf(loc), "Field required", "missing").at(message.getProperty());
        }
        if (keyword.equals("additionalProperties")) {
            return new FieldProblem(List.copyOf(loc), "Extra inputs are not permitted", "extra_forbidden")
                    .at(message.getProperty());
        }
        Wording wording = WORDINGS.get(keyword);
        if (wording == null) {
            return new FieldProblem(List.copyOf(loc), message.getError(), keyword);
        }
        String limit = wanted(message.getSchemaNode());
        return new FieldProblem(
                List.copyOf(loc), wording.msg().formatted(limit), wording.type().formatted(limit));
    }

    private static String wanted(JsonNode limit) {
        if (!limit.isArray()) {
            return limit.asText();
        }
        List<String> options = new ArrayList<>();
        limit.forEach(option -> {
            if (!option.isNull() && !option.asText().equals("null")) {
                options.add(option.asText());
            }
        });
        return options.size() == 1 ? options.get(0) : "'" + String.join("', '", options) + "'";
    }
}

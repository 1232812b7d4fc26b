package io.github.camelflux.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what a request sets against what its model takes, as far as the catalogue knows. Judges fields with values and whether a prompt
 * is taken; pictures, masks and sizes in pixels are judged where they are read. A value.
 *
 * @param model that is asked
 */
public record FieldCheck(Model model) {

    private static final String NOTHING = "nothing: ";

    /**
     * What there is to say of a field.
     *
     * @param field as the caller wrote it, such as {@code aspectRatio} or {@code input.raw}
     * @param words for a person: names field and model, and what to do instead
     */
    public record Remark(String field, String words) {}

    /** Whether it is known that the model takes no such member. */
    public boolean refuses(String member) {
        return model.catalogued() && !model.accepts(member);
    }

    /** What the request sets and the model does not take. */
    public List<Remark> notTaken(ImageRequest request) {
        List<Remark> remarks = new ArrayList<>();
        boolean both = request.width() != null && request.height() != null;
        if (both && refuses("width") && refuses("height")) {
            remarks.add(notTaken("size", "width", request.width() + "x" + request.height()));
        }
        set(request).forEach((field, member) -> {
            boolean said = both && (field.equals("width") || field.equals("height")) && !remarks.isEmpty();
            if (refuses(member.name()) && !said) {
                remarks.add(notTaken(field, member.name(), member.value()));
            }
        });
        return remarks;
    }

    /** What the request sets and is outside the range that the catalogue has. */
    public List<Remark> outOfRange(ImageRequest request) {
        List<Remark> remarks = new ArrayList<>();
        set(request).forEach((field, member) -> {
            FieldRule rule = model.fields().get(member.name());
            boolean size = member.name().equals("width") || member.name().equals("height");
            if (rule != null && !size && !rule.allows(member.value())) {
                remarks.add(new Remark(
                        field,
                        field + ": " + model.name() + " takes " + rule.words() + ", as far as it is known here, not "
                                + quote(member.value())));
            }
        });
        return remarks;
    }

    private Remark notTaken(String field, String member, Object value) {
        String instead = model.instead().get(member);
        String advice = instead == null
                ? "It takes " + String.join(", ", model.fields().keySet())
                : instead.startsWith(NOTHING)
                        ? "There is nothing instead: " + instead.substring(NOTHING.length())
                        : "Instead: " + instead;
        // What a prompt says is nobody's business but the provider's.
        String quoted = member.equals("prompt") ? "" : " (" + quote(value) + ")";
        return new Remark(field, field + ": " + model.name() + " does not take it" + quoted + ". " + advice);
    }

    private record Member(String name, Object value) {}

    /** What is set, by the caller's name for it. */
    private static Map<String, Member> set(ImageRequest request) {
        Map<String, Member> set = new LinkedHashMap<>();
        put(set, "prompt", "prompt", request.prompt());
        put(set, "width", "width", request.width());
        put(set, "height", "height", request.height());
        put(set, "aspectRatio", "aspect_ratio", request.aspectRatio());
        put(set, "resolution", "resolution", request.resolution());
        put(set, "seed", "seed", request.seed());
        put(set, "outputFormat", "output_format", request.outputFormat());
        put(set, "safetyTolerance", "safety_tolerance", request.safetyTolerance());
        put(set, "promptUpsampling", "prompt_upsampling", request.promptUpsampling());
        put(set, "steps", "steps", request.steps());
        put(set, "guidance", "guidance", request.guidance());
        request.extra().keySet().stream()
                .sorted()
                .forEach(name -> put(set, "input." + name, name, request.extra().get(name)));
        return set;
    }

    private static void put(Map<String, Member> set, String field, String member, Object value) {
        if (value != null) {
            set.put(field, new Member(member, value));
        }
    }

    private static String quote(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}

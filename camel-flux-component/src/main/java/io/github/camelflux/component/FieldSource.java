package io.github.camelflux.component;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Message;

/** The fields that one source sets: the headers, the body, the options. Not safe for use by several threads. */
final class FieldSource {

    private final Map<PictureField, FieldValue> fields = new EnumMap<>(PictureField.class);

    /** What the headers of a message set. */
    static FieldSource headers(Message message) {
        FieldSource source = new FieldSource();
        for (PictureField field : PictureField.values()) {
            Object value = message.getHeader(field.header());
            // Most fields are not set: nothing is made for them.
            if (value != null) {
                // Some brokers know bytes only.
                boolean bytes = value instanceof byte[] && !field.isPicture();
                source.put(
                        field,
                        "header " + field.header(),
                        bytes ? new String((byte[]) value, StandardCharsets.UTF_8) : value);
            }
        }
        return source;
    }

    /** What the options of an endpoint set, the prompt excepted. */
    static FieldSource options(PictureOptions options) {
        FieldSource source = new FieldSource();
        source.putOption(PictureField.SIZE, options.getSize());
        source.putOption(PictureField.WIDTH, options.getWidth());
        source.putOption(PictureField.HEIGHT, options.getHeight());
        source.putOption(PictureField.ASPECT_RATIO, options.getAspectRatio());
        source.putOption(PictureField.RESOLUTION, options.getResolution());
        source.putOption(PictureField.SEED, options.getSeed());
        source.putOption(PictureField.OUTPUT_FORMAT, options.getOutputFormat());
        source.putOption(PictureField.SAFETY_TOLERANCE, options.getSafetyTolerance());
        source.putOption(PictureField.PROMPT_UPSAMPLING, options.getPromptUpsampling());
        source.putOption(PictureField.STEPS, options.getSteps());
        source.putOption(PictureField.GUIDANCE, options.getGuidance());
        source.putOption(PictureField.COUNT, options.getCount());
        String images = options.getInputImages();
        source.putOption(PictureField.INPUT_IMAGES, images == null ? null : List.of(images.split(",")));
        source.putOption(PictureField.MASK, options.getMask());
        return source;
    }

    /** Sets a field; null, blank text and an empty list count as not set. */
    void put(PictureField field, String where, Object value) {
        if (value != null) {
            FieldValue given = new FieldValue(where, value);
            if (!given.isBlank()) {
                fields.put(field, given);
            }
        }
    }

    boolean has(PictureField field) {
        return fields.containsKey(field);
    }

    Optional<FieldValue> find(PictureField field) {
        return Optional.ofNullable(fields.get(field));
    }

    /**
     * What counts when several sources set fields: of each group of fields all that the highest source sets of it, and nothing of
     * the others.
     *
     * @param sources the highest first
     */
    static FieldSource merge(List<FieldSource> sources) {
        FieldSource merged = new FieldSource();
        Set<String> decided = new HashSet<>();
        for (FieldSource source : sources) {
            Set<String> here = new HashSet<>();
            source.fields.forEach((field, value) -> {
                if (!decided.contains(field.group())) {
                    merged.fields.put(field, value);
                    here.add(field.group());
                }
            });
            decided.addAll(here);
        }
        return merged;
    }

    private void putOption(PictureField field, Object value) {
        if (value != null) {
            put(field, "option " + field.fieldName(), value);
        }
    }
}

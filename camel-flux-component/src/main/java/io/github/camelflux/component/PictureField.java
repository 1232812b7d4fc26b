package io.github.camelflux.component;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The fields of a request that a message may set, by their name in a body and by their header; those that are pictures come last. */
enum PictureField {
    PROMPT("prompt", FluxConstants.PROMPT),
    SIZE("size", FluxConstants.SIZE, "size"),
    WIDTH("width", FluxConstants.WIDTH, "size"),
    HEIGHT("height", FluxConstants.HEIGHT, "size"),
    ASPECT_RATIO("aspectRatio", FluxConstants.ASPECT_RATIO, "size"),
    RESOLUTION("resolution", FluxConstants.RESOLUTION, "size"),
    SEED("seed", FluxConstants.SEED),
    OUTPUT_FORMAT("outputFormat", FluxConstants.OUTPUT_FORMAT),
    SAFETY_TOLERANCE("safetyTolerance", FluxConstants.SAFETY_TOLERANCE),
    PROMPT_UPSAMPLING("promptUpsampling", FluxConstants.PROMPT_UPSAMPLING),
    STEPS("steps", FluxConstants.STEPS),
    GUIDANCE("guidance", FluxConstants.GUIDANCE),
    COUNT("count", FluxConstants.COUNT),
    INPUT_IMAGES("inputImages", FluxConstants.INPUT_IMAGES),
    MASK("mask", FluxConstants.MASK),
    GARMENT("garment", FluxConstants.GARMENT),
    VIDEO("video", FluxConstants.VIDEO),
    DRAFT_CACHE("draftCache", FluxConstants.DRAFT_CACHE);

    private static final Pattern SNAKE = Pattern.compile("_([a-z0-9])");

    private final String fieldName;
    private final String header;
    private final String group;

    PictureField(String fieldName, String header) {
        this(fieldName, header, fieldName);
    }

    PictureField(String fieldName, String header, String group) {
        this.fieldName = fieldName;
        this.header = header;
        this.group = group;
    }

    /** In camelCase, as its option is called too. */
    String fieldName() {
        return fieldName;
    }

    String header() {
        return header;
    }

    /** Fields of one group say the same in different ways: the source that sets one of them decides about all. */
    String group() {
        return group;
    }

    /** Whether its value is one or more pictures, or a video, or what was kept of one. */
    boolean isPicture() {
        return compareTo(INPUT_IMAGES) >= 0;
    }

    /** What its value is, in a word for messages. */
    String thing() {
        return this == INPUT_IMAGES ? "picture" : fieldName;
    }

    /** The field of a name in camelCase or snake_case. */
    static Optional<PictureField> named(String name) {
        String camelCase =
                SNAKE.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        return Arrays.stream(values())
                .filter(field -> field.fieldName.equals(camelCase))
                .findFirst();
    }

    /** All names, for messages. */
    static String names() {
        return Arrays.stream(values()).map(PictureField::fieldName).collect(Collectors.joining(", "));
    }
}

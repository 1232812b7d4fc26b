package io.github.camelflux.provider.replicate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sizes that models make which are asked for shape and megapixels only (Replicate's code for FLUX.1). */
final class ReplicateSizes {

    private static final Map<String, String> WIDE = Map.of(
            "1:1", "1024x1024",
            "16:9", "1344x768",
            "21:9", "1536x640",
            "3:2", "1216x832",
            "5:4", "1088x896",
            "4:3", "1152x896");

    private static final Map<String, Shape> SHAPES = shapes();

    private ReplicateSizes() {}

    /** Which shape a size is of; empty if the models do not make it. */
    static Optional<Shape> of(int width, int height) {
        return Optional.ofNullable(SHAPES.get(width + "x" + height));
    }

    /**
     * A size as it is asked for.
     *
     * @param ratio such as {@code 16:9}
     * @param megapixels {@code 1} or {@code 0.25}
     */
    record Shape(String ratio, String megapixels) {}

    private static Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        WIDE.forEach((ratio, size) -> {
            int width = Integer.parseInt(size.substring(0, size.indexOf('x')));
            int height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
            String tall = ratio.replaceFirst("(.*):(.*)", "$2:$1");
            shapes.put(width + "x" + height, new Shape(ratio, "1"));
            shapes.put(height + "x" + width, new Shape(tall, "1"));
            shapes.put(width / 2 + "x" + height / 2, new Shape(ratio, "0.25"));
            shapes.put(height / 2 + "x" + width / 2, new Shape(tall, "0.25"));
        });
        return shapes;
    }
}

package io.github.camelflux.image;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a price can depend on. Members are null when they are not known.
 *
 * @param output the size of the result
 * @param inputPixels how many pixels each picture that goes in counts for; empty when none goes in
 * @param resolution the size class
 * @param seconds the length of the result, a video
 * @param mode what a video is made from
 * @param draft whether a video is a draft
 */
public record Quantities(
        ImageSize output, List<Long> inputPixels, String resolution, BigDecimal seconds, String mode, boolean draft) {

    public Quantities {
        inputPixels = inputPixels == null ? null : List.copyOf(inputPixels);
    }

    /** A picture from a prompt. */
    public static Quantities picture(ImageSize output) {
        return new Quantities(output, List.of(), null, null, null, false);
    }

    /** The same with pictures that go in. */
    public Quantities from(ImageSize... inputs) {
        List<Long> pixels = List.of(inputs).stream().map(ImageSize::pixels).toList();
        return new Quantities(output, pixels, resolution, seconds, mode, draft);
    }

    /** The same in a size class. */
    public Quantities in(String sizeClass) {
        return new Quantities(output, inputPixels, sizeClass, seconds, mode, draft);
    }
}

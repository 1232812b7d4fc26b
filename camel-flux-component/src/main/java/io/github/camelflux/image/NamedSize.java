package io.github.camelflux.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sizes that have a name, as fal.ai gave them: about one megapixel or less, and made by every model that takes a size. */
public enum NamedSize {
    SQUARE_HD(1024, 1024),
    SQUARE(512, 512),
    PORTRAIT_4_3(768, 1024),
    PORTRAIT_16_9(576, 1024),
    LANDSCAPE_4_3(1024, 768),
    LANDSCAPE_16_9(1024, 576);

    private final ImageSize size;

    NamedSize(int width, int height) {
        size = new ImageSize(width, height);
    }

    /** What the name stands for. */
    public ImageSize size() {
        return size;
    }

    /** As options and messages write it. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The size of that name, in upper or lower case. */
    static Optional<ImageSize> find(String name) {
        return Arrays.stream(values())
                .filter(named -> named.name().equalsIgnoreCase(name))
                .map(NamedSize::size)
                .findFirst();
    }

    /** All names, for messages. */
    static String names() {
        return Arrays.stream(values()).map(NamedSize::optionName).collect(Collectors.joining(", "));
    }
}

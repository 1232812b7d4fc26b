package io.github.camelflux.simulator.draw;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How results are encoded. */
public enum PictureFormat {
    JPEG("image/jpeg", "jpeg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    /** What videos are; no {@code output_format} names it. */
    MP4("video/mp4", "mp4");

    private final String mediaType;
    private final String extension;

    PictureFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The value for {@code Content-Type}. */
    public String mediaType() {
        return mediaType;
    }

    /** The end of the file name at the delivery host, without the dot. */
    public String extension() {
        return extension;
    }

    /** Finds a format by the name that the API uses in {@code output_format}. */
    public static Optional<PictureFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format ->
                        format != MP4 && format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}

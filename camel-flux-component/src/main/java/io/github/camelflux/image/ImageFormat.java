package io.github.camelflux.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a picture is encoded. */
public enum ImageFormat {
    /** Files end in {@code jpg}, the ending that most tools write, though providers call the format {@code jpeg}. */
    JPEG("jpeg", "image/jpeg", "jpg"),
    PNG("png", "image/png", "png"),
    WEBP("webp", "image/webp", "webp");

    /** How many of a picture's first bytes {@link #sniff} needs. */
    public static final int SNIFFED_BYTES = 12;

    private final String optionName;
    private final String mediaType;
    private final String extension;

    ImageFormat(String optionName, String mediaType, String extension) {
        this.optionName = optionName;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The name in {@code outputFormat} and in providers' requests. */
    public String optionName() {
        return optionName;
    }

    /** Such as {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    /** The ending of file names, without the dot. */
    public String extension() {
        return extension;
    }

    /** The format of that {@link #optionName()}, if there is one. */
    public static Optional<ImageFormat> named(String optionName) {
        return Arrays.stream(values())
                .filter(format -> format.optionName.equals(optionName))
                .findFirst();
    }

    /**
     * The format that a picture's first bytes show.
     *
     * @param head {@link #SNIFFED_BYTES} bytes, or all when there are fewer
     */
    public static Optional<ImageFormat> sniff(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        return start.startsWith("RIFF") && start.startsWith("WEBP", 8) ? Optional.of(WEBP) : Optional.empty();
    }

    /**
     * The format that a {@code Content-Type} names; its parameters are ignored.
     *
     * @param contentType may be null
     */
    public static Optional<ImageFormat> ofContentType(String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        // Not a registered type, but some hosts send it.
        String registered = type.equals("image/jpg") ? JPEG.mediaType : type;
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(registered))
                .findFirst();
    }
}

package io.github.camelflux.image;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a result or an input is: a picture of any {@link ImageFormat}, or a video.
 *
 * @param mediaType such as {@code image/jpeg}
 * @param extension the ending of file names, without the dot
 */
public record FileType(String mediaType, String extension) {

    /** An mp4, the only kind of video that FLUX models make. */
    public static final FileType MP4 = new FileType("video/mp4", "mp4");

    /**
     * The type that the first bytes show.
     *
     * @param head {@link ImageFormat#SNIFFED_BYTES} bytes, or all when there are fewer
     */
    public static Optional<FileType> sniff(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        return start.startsWith("ftyp", 4)
                ? Optional.of(MP4)
                : ImageFormat.sniff(head).map(FileType::of);
    }

    /**
     * The type that a {@code Content-Type} names; its parameters are ignored.
     *
     * @param contentType may be null
     */
    public static Optional<FileType> ofContentType(String contentType) {
        boolean video = contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(MP4.mediaType);
        return video ? Optional.of(MP4) : ImageFormat.ofContentType(contentType).map(FileType::of);
    }

    private static FileType of(ImageFormat format) {
        return new FileType(format.mediaType(), format.extension());
    }
}

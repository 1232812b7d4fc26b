package io.github.camelflux.provider.comfyui;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.FileType;
import io.github.camelflux.image.ImageFormat;
import io.github.camelflux.image.InputImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * A picture as it lies on the server: named by its bytes, so that the same one is there once and no other takes its place.
 *
 * @param name in the server's folder of inputs
 * @param contentType of the bytes
 * @param bytes of the picture
 */
record UploadedFile(String name, String contentType, Blob bytes) {

    private static final int DIGITS = 32;

    /**
     * @param option names the picture in messages
     * @throws IllegalArgumentException if it is a link, which the server does not fetch
     */
    static UploadedFile of(String option, InputImage image) {
        if (!(image instanceof InputImage.Inline inline)) {
            throw new IllegalArgumentException(
                    option + ": ComfyUI fetches no pictures from an address; send the picture's bytes");
        }
        Blob bytes = inline.bytes();
        try (InputStream in = bytes.open()) {
            Optional<FileType> type = FileType.sniff(in.readNBytes(ImageFormat.SNIFFED_BYTES));
            String digest = bytes.sha256().substring(0, DIGITS);
            String ending = type.map(FileType::extension).orElse("png");
            String contentType = type.map(FileType::mediaType).orElse("application/octet-stream");
            return new UploadedFile("camel-flux-" + digest + "." + ending, contentType, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture of the request cannot be read", e);
        }
    }
}

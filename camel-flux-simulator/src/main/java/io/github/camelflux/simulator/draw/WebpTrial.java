package io.github.camelflux.simulator.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Finds out once whether the native code of the WebP library runs on this machine. */
final class WebpTrial {

    static final boolean WORKED = tryIt();

    private WebpTrial() {}

    private static boolean tryIt() {
        try {
            Path file = Files.createTempFile("flux-simulator-", ".webp");
            try {
                PictureEncoder.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), PictureFormat.WEBP, file);
                return Files.size(file) > 0;
            } finally {
                Files.delete(file);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            LoggerFactory.getLogger(WebpTrial.class).warn("WebP cannot be written on this machine and is refused", e);
            return false;
        }
    }
}

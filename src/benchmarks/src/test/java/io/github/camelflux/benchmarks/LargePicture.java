package io.github.camelflux.benchmarks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A PNG of any size in bytes: small, and then filled up, which decoders overlook. */
final class LargePicture {

    private static final int SIDE = 512;

    private LargePicture() {}

    static void write(Path file, int bytes) throws IOException {
        ImageIO.write(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(bytes);
        }
    }
}

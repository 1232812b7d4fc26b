package io.github.camelflux.example.http;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture, decoded to its last pixel. */
record Picture(String format, int width, int height) {

    static Picture of(byte[] bytes) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = ImageIO.getImageReaders(input).next();
            reader.setInput(input);
            BufferedImage image = reader.read(0);
            return new Picture(reader.getFormatName().toLowerCase(Locale.ROOT), image.getWidth(), image.getHeight());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

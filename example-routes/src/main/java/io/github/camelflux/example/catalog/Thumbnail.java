package io.github.camelflux.example.catalog;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A small version of a picture, made without ever holding the whole picture. */
final class Thumbnail {

    /** Pixels are left out down to this many times the wanted size; the rest is averaged, which looks better. */
    private static final int SPARE = 2;

    private Thumbnail() {}

    /**
     * Reads a picture so that it fits into a square.
     *
     * @param side of the square, in pixels
     * @return empty if this JDK cannot read the format
     * @throws IOException if the picture cannot be read to its end
     */
    static Optional<BufferedImage> of(InputStream picture, int side) throws IOException {
        try (ImageInputStream input = new MemoryCacheImageInputStream(picture)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return Optional.of(fitted(reader, side));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage fitted(ImageReader reader, int side) throws IOException {
        int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
        double scale = (double) side / longer;
        int width = Math.max(1, (int) Math.round(reader.getWidth(0) * scale));
        int height = Math.max(1, (int) Math.round(reader.getHeight(0) * scale));
        int step = Math.max(1, longer / (side * SPARE));
        ImageReadParam every = reader.getDefaultReadParam();
        every.setSourceSubsampling(step, step, 0, 0);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(reader.read(0, every), 0, 0, width, height, null);
        pen.dispose();
        return small;
    }
}

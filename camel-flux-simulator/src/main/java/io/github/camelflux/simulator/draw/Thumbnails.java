package io.github.camelflux.simulator.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes small copies of input pictures. It reads every n-th pixel only, so that a big picture is never whole on the
 * heap.
 */
public final class Thumbnails {

    private static final int SIDE = 640;

    /**
     * A copy that was made.
     *
     * @param size of the original
     * @param thumbnail the file of the copy
     */
    public record Taken(PictureSize size, Path thumbnail) {}

    private Thumbnails() {}

    /**
     * Copies a picture.
     *
     * @return empty if the file is not a picture that can be read
     */
    public static Optional<Taken> of(Path picture, Path directory) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return Optional.of(copy(reader, directory));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Decoders throw whatever they like at broken bytes; to the sender it is all one.
            return Optional.empty();
        }
    }

    private static Taken copy(ImageReader reader, Path directory) throws IOException {
        PictureSize size = new PictureSize(reader.getWidth(0), reader.getHeight(0));
        ImageReadParam parameters = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(size.width(), size.height()) / SIDE);
        parameters.setSourceSubsampling(step, step, 0, 0);
        BufferedImage small = reader.read(0, parameters);
        Path file = Files.createTempFile(directory, "thumbnail-", ".png");
        ImageIO.write(small, "png", file.toFile());
        return new Taken(size, file);
    }
}

package io.github.camelflux.simulator.draw;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** Writes pictures to files. Thread-safe. */
final class PictureEncoder {

    private static final float JPEG_QUALITY = 0.92f;
    /** PNG loses nothing at any setting; this one is three times as fast as the default and a little larger. */
    private static final float PNG_EFFORT = 0.85f;
    /** From 0 to 6; the default, 4, takes more than twice as long for a few percent. */
    private static final int WEBP_EFFORT = 1;

    private PictureEncoder() {}

    static void write(BufferedImage image, PictureFormat format, Path file) {
        ImageWriter writer = writer(format);
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters(writer, format));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        } finally {
            writer.dispose();
        }
    }

    private static ImageWriter writer(PictureFormat format) {
        if (format == PictureFormat.WEBP) {
            // Asked for by name: whether plug-ins are found depends on the class loader that first touched ImageIO.
            return new WebPImageWriterSpi().createWriterInstance(null);
        }
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByMIMEType(format.mediaType());
        if (!writers.hasNext()) {
            throw new IllegalStateException("Nothing here writes " + format.mediaType());
        }
        return writers.next();
    }

    private static ImageWriteParam parameters(ImageWriter writer, PictureFormat format) {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (parameters instanceof WebPWriteParam webp) {
            webp.setMethod(WEBP_EFFORT);
        } else {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(format == PictureFormat.JPEG ? JPEG_QUALITY : PNG_EFFORT);
        }
        return parameters;
    }
}

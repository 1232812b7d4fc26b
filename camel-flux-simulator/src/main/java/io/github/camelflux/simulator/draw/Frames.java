package io.github.camelflux.simulator.draw;

import java.awt.image.BufferedImage;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Rect;
import org.jcodec.scale.RgbToYuv420j;
import org.jcodec.scale.Transform;
import org.jcodec.scale.Yuv420jToRgb;

/** Turns pictures into frames of a video and back. The library keeps bytes of pixels from -128 to 127. */
final class Frames {

    private static final int CENTRE = 128;

    private Frames() {}

    static Picture toFrame(BufferedImage image) {
        int width = image.getWidth();
        Picture rgb = Picture.create(width, image.getHeight(), ColorSpace.RGB);
        byte[] bytes = rgb.getPlaneData(0);
        int[] row = new int[width];
        int to = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                bytes[to++] = (byte) ((pixel >> 16 & 255) - CENTRE);
                bytes[to++] = (byte) ((pixel >> 8 & 255) - CENTRE);
                bytes[to++] = (byte) ((pixel & 255) - CENTRE);
            }
        }
        return turned(new RgbToYuv420j(), rgb, ColorSpace.YUV420J);
    }

    static BufferedImage toImage(Picture frame) {
        Rect crop = frame.getCrop();
        int width = crop == null ? frame.getWidth() : crop.getWidth();
        int height = crop == null ? frame.getHeight() : crop.getHeight();
        byte[] bytes = turned(new Yuv420jToRgb(), frame, ColorSpace.RGB).getPlaneData(0);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = 3 * (y * frame.getWidth() + x);
                int red = bytes[from] + CENTRE;
                int green = bytes[from + 1] + CENTRE;
                int blue = bytes[from + 2] + CENTRE;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return image;
    }

    private static Picture turned(Transform transform, Picture from, ColorSpace colours) {
        Picture to = Picture.create(from.getWidth(), from.getHeight(), colours);
        transform.transform(from, to);
        return to;
    }
}

package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Fills the picture with one of a few colours, so that a load test draws each size only a few times. */
final class FlatPainter implements Painter {

    private static final int COLOURS = 16;
    private static final int BLACK = -1;

    @Override
    public BufferedImage paint(PictureRequest request) {
        PictureSize size = request.size();
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(
                colour(request) == BLACK
                        ? Color.BLACK
                        : Color.getHSBColor(colour(request) / (float) COLOURS, 0.45f, 0.85f));
        canvas.fillRect(0, 0, size.width(), size.height());
        canvas.dispose();
        return image;
    }

    @Override
    public String identity(PictureRequest request) {
        return request.size() + " " + request.format() + " " + request.seconds() + " " + colour(request);
    }

    private static int colour(PictureRequest request) {
        if (request.arrangement() instanceof BlackedOut) {
            return BLACK;
        }
        return Math.floorMod(31 * request.prompt().hashCode() + Long.hashCode(request.seed()), COLOURS);
    }
}

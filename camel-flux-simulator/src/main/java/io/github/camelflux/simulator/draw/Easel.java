package io.github.camelflux.simulator.draw;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;

/** One result while it is painted: the empty picture, and the composition that prompt and seed stand for. */
public final class Easel {

    /** What a round cut-out takes of each side where it is narrowest. */
    private static final double CORNER = 0.15;

    private final PictureRequest request;
    private final BufferedImage picture;
    private final Canvas canvas;
    private final Scene scene;

    private Easel(PictureRequest request, PictureSize size) {
        this.request = request;
        this.picture = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(chance(request));
        this.scene = Scene.drawn(random);
        this.canvas = new Canvas(
                smooth(picture.createGraphics()), size.width(), size.height(), Palette.drawn(random), random);
    }

    static BufferedImage paint(PictureRequest request) {
        Easel easel = new Easel(request, request.size());
        request.arrangement().paint(easel);
        easel.canvas.pen().dispose();
        return easel.picture;
    }

    /** Prompt and seed decide; the model and the size do not, so that the same idea can be compared across them. */
    private static long chance(PictureRequest request) {
        String idea = request.seed() + " " + request.prompt();
        return UUID.nameUUIDFromBytes(idea.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    BufferedImage picture() {
        return picture;
    }

    Canvas canvas() {
        return canvas;
    }

    PictureSize size() {
        return new PictureSize(canvas.width(), canvas.height());
    }

    /** Fills the picture with the scene. */
    void scene() {
        scene.paint(canvas);
    }

    void caption() {
        caption(new Rectangle(0, 0, canvas.width(), canvas.height()));
    }

    /** Sets the caption at the lower edge of a part of the picture. */
    void caption(Rectangle part) {
        if (Lettering.possible()) {
            Graphics2D pen = (Graphics2D) canvas.pen().create();
            pen.translate(part.x, part.y);
            Caption.paint(new Canvas(pen, part.width, part.height, canvas.palette(), canvas.random()), request);
            pen.dispose();
        }
    }

    /** A picture of its own with scene and caption, to be cut from; the caption keeps away from the corners. */
    BufferedImage composition(int width, int height) {
        Easel other = new Easel(request, new PictureSize(width, height));
        other.scene();
        other.caption(new Rectangle(
                (int) (width * CORNER),
                (int) (height * CORNER),
                Math.max(1, (int) (width * (1 - 2 * CORNER))),
                Math.max(1, (int) (height * (1 - 2 * CORNER)))));
        other.canvas.pen().dispose();
        return other.picture;
    }

    static Graphics2D smooth(Graphics2D pen) {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return pen;
    }
}

package io.github.camelflux.simulator.draw;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/** Paints a composition of its own for each prompt and seed: a scene, what came along, the caption. */
final class CompositionPainter implements Painter {

    @Override
    public BufferedImage paint(PictureRequest request) {
        PictureSize size = request.size();
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        SplittableRandom random = new SplittableRandom(chance(request));
        Scene scene = Scene.drawn(random);
        Canvas canvas = new Canvas(pen, size.width(), size.height(), Palette.drawn(random), random);
        scene.paint(canvas);
        Prints.paint(canvas, request.inputs());
        if (Lettering.possible()) {
            Caption.paint(canvas, request);
        }
        pen.dispose();
        return image;
    }

    /** Prompt and seed decide; the model and the size do not, so that the same idea can be compared across them. */
    private static long chance(PictureRequest request) {
        String idea = request.seed() + " " + request.prompt();
        return UUID.nameUUIDFromBytes(idea.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    @Override
    public String identity(PictureRequest request) {
        return request.inputs().stream()
                .map(InputPicture::label)
                .collect(Collectors.joining(
                        "\n",
                        request.size() + " " + request.format() + " " + request.model() + " " + request.seed() + "\n",
                        "\n" + request.prompt()));
    }
}

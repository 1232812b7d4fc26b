package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.stream.Collectors;

/** Paints a composition of its own for each prompt and seed. */
final class CompositionPainter implements Painter {

    @Override
    public BufferedImage paint(PictureRequest request) {
        PictureSize size = request.size();
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = image.createGraphics();
        canvas.setPaint(new GradientPaint(0, 0, new Color((int) identityHash(request)), 0, size.height(), Color.WHITE));
        canvas.fillRect(0, 0, size.width(), size.height());
        canvas.setColor(Color.BLACK);
        canvas.drawString(request.prompt(), 20, size.height() - 20);
        canvas.dispose();
        return image;
    }

    private long identityHash(PictureRequest request) {
        return identity(request).hashCode();
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

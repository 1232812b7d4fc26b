package io.github.camelflux.simulator.draw;

import java.awt.image.BufferedImage;

/** Paints a composition of its own for each prompt and seed: a scene, what came along, the caption. */
final class CompositionPainter implements Painter {

    @Override
    public BufferedImage paint(PictureRequest request) {
        return Easel.paint(request);
    }

    @Override
    public String identity(PictureRequest request) {
        return request.toString();
    }
}

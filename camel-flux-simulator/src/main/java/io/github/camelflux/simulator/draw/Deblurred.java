package io.github.camelflux.simulator.draw;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;

/**
 * What came in with harder edges; even areas stay as they are.
 *
 * @param image what came in
 */
public record Deblurred(InputPicture image) implements Arrangement {

    private static final Kernel SHARPEN = new Kernel(3, 3, new float[] {0, -1, 0, -1, 5, -1, 0, -1, 0});

    @Override
    public void paint(Easel easel) {
        new Shown(image).paint(easel);
        BufferedImage blurred = easel.picture();
        BufferedImage sharp = new ConvolveOp(SHARPEN, ConvolveOp.EDGE_NO_OP, null).filter(blurred, null);
        easel.canvas().pen().drawImage(sharp, 0, 0, null);
    }
}

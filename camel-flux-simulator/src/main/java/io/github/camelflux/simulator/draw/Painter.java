package io.github.camelflux.simulator.draw;

import java.awt.image.BufferedImage;

/** One way of making pictures. Implementations are thread-safe and deterministic. */
interface Painter {

    /** Paints the picture. */
    BufferedImage paint(PictureRequest request);

    /** Names what makes the picture: requests with the same identity give the same bytes. */
    String identity(PictureRequest request);
}

package io.github.camelflux.simulator.draw;

/**
 * The result is what came in, scaled to its size.
 *
 * @param image what came in
 */
public record Shown(InputPicture image) implements Arrangement {

    @Override
    public void paint(Easel easel) {
        easel.canvas()
                .pen()
                .drawImage(image.seen(easel.canvas().width(), easel.canvas().height()), 0, 0, null);
    }
}

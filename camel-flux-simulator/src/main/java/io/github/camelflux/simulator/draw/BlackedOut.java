package io.github.camelflux.simulator.draw;

import java.awt.Color;

/** Nothing but black: what some services put in the place of a picture that they will not show. */
public record BlackedOut() implements Arrangement {

    @Override
    public void paint(Easel easel) {
        easel.canvas().pen().setColor(Color.BLACK);
        easel.canvas().pen().fillRect(0, 0, easel.size().width(), easel.size().height());
    }
}

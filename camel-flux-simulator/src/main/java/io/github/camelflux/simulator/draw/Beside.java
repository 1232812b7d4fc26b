package io.github.camelflux.simulator.draw;

import java.util.List;

/**
 * What came along lies as prints on the composition, in its order, each with the name of its member.
 *
 * @param inputs the pictures; may be none
 */
public record Beside(List<InputPicture> inputs) implements Arrangement {

    /** Takes a copy of the list. */
    public Beside {
        inputs = List.copyOf(inputs);
    }

    @Override
    public void paint(Easel easel) {
        easel.scene();
        Prints.paint(easel.canvas(), inputs);
        easel.caption();
    }
}

package io.github.camelflux.simulator.draw;

import java.util.List;
import java.util.SplittableRandom;

/** A kind of composition. Implementations hold nothing and use no chance but the canvas's. */
@FunctionalInterface
interface Scene {

    List<Scene> ALL = List.of(new Dunes(), new Ribbons(), new Orbs(), new Tiles(), new Shore(), new Mountains());

    void paint(Canvas canvas);

    static Scene drawn(SplittableRandom random) {
        return ALL.get(random.nextInt(ALL.size()));
    }
}

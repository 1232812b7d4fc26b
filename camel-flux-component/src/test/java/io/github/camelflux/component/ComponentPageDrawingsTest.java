package io.github.camelflux.component;

import io.github.camelflux.component.ComponentPage.Example;
import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.draw.Render;
import java.util.stream.Stream;

/** Those routes of the page of whose pictures pixels are looked at: drawing takes longer than all the rest. */
class ComponentPageDrawingsTest extends ComponentPageExamplesTest {

    @Override
    protected FluxSimulator.Builder simulation() {
        return super.simulation().render(Render.DRAWN);
    }

    /** In the place of the others. */
    static Stream<Example> routes() {
        return ComponentPage.read().examples().stream()
                .filter(Example::isRoute)
                .filter(example -> PageScenes.DRAWN.contains(example.name()));
    }
}

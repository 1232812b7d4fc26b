package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.InputPicture;
import java.util.List;
import java.util.Optional;

/** Finds what came in by the member that held it. */
final class Roles {

    private Roles() {}

    static Optional<InputPicture> find(List<InputPicture> inputs, String role) {
        return inputs.stream().filter(input -> input.role().equals(role)).findFirst();
    }

    /** For members that the schema requires. */
    static InputPicture of(List<InputPicture> inputs, String role) {
        return find(inputs, role).orElseThrow();
    }
}

package io.github.camelflux.simulator.server;

import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Reply;
import java.util.Optional;

/** Answers what is meant for the simulator itself instead of a provider. Thread-safe. */
@FunctionalInterface
public interface ControlFace {

    /** The answer, or empty if the request is for a provider. */
    Optional<Reply> answer(Call call);
}

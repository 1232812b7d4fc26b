package io.github.camelflux.simulator.control;

import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.fault.Faults;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.server.ControlFace;
import io.github.camelflux.simulator.server.RequestLog;
import java.util.Optional;

/** stub */
public final class ControlDesk implements ControlFace {
    public ControlDesk(JobEngine engine, Faults faults, SimulatorClock clock, RequestLog log) {}

    @Override
    public Optional<Reply> answer(Call call) {
        return Optional.empty();
    }
}

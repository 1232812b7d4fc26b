package io.github.camelflux.simulator.face;

import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.engine.Appointments;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.push.Courier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every provider's face works with.
 *
 * @param engine accepts jobs and bills them
 * @param studio draws
 * @param appointments tell when the simulator's clock has come so far
 * @param courier delivers callbacks
 * @param directory for what is too big for the heap
 * @param linkLifetime lifetime of result links; empty for each provider's own
 * @param addresses where an origin listens, without a slash at the end
 */
public record Backstage(
        JobEngine engine,
        PictureStudio studio,
        Appointments appointments,
        Courier courier,
        Path directory,
        Optional<Duration> linkLifetime,
        Function<Origin, URI> addresses) {

    /** Where an origin listens, without a slash at the end. */
    public URI address(Origin origin) {
        return addresses.apply(origin);
    }
}

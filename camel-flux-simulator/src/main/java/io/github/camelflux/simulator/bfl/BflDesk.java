package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.http.Origin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What BFL's operations work with. */
record BflDesk(
        Contract contract,
        JobEngine engine,
        PictureStudio studio,
        KeyCheck keys,
        Intake intake,
        Drafts drafts,
        Finetunes finetunes,
        SignedLinks links,
        Path directory,
        Optional<Duration> linkLifetime,
        Function<Origin, URI> addresses) {

    URI address(Origin origin) {
        return addresses.apply(origin);
    }
}

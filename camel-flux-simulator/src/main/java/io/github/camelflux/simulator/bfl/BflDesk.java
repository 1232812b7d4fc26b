package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.http.Origin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What BFL's operations work with. */
record BflDesk(
        Contract contract,
        Backstage backstage,
        WebhookStyle webhooks,
        KeyCheck keys,
        Intake intake,
        Drafts drafts,
        Finetunes finetunes,
        SignedLinks links) {

    JobEngine engine() {
        return backstage.engine();
    }

    PictureStudio studio() {
        return backstage.studio();
    }

    Path directory() {
        return backstage.directory();
    }

    Optional<Duration> linkLifetime() {
        return backstage.linkLifetime();
    }

    URI address(Origin origin) {
        return backstage.address(origin);
    }
}

package io.github.camelflux.component;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.Operation;
import io.github.camelflux.job.Ending;
import io.github.camelflux.job.PictureSink.KeptPicture;
import io.github.camelflux.job.budget.Booking;
import io.github.camelflux.job.life.IdempotencyKey;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.JobRow;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.job.life.Outcome;
import io.github.camelflux.provider.RemoteJob;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Jobs as the store would hand them over. */
final class Jobs {

    static final String ID = "0123456789abcdef0123456789abcdef";
    static final URI LINK = URI.create("https://delivery.example/picture.png?sig=secret");
    static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

    private Jobs() {}

    static JobRow intent(Operation operation) {
        JobTerms terms = new JobTerms(
                operation,
                "flux-2-pro",
                "bfl",
                "account",
                "route1",
                true,
                Map.of(),
                Duration.ofHours(24),
                Booking.NONE);
        return JobRow.intent(
                new JobId(ID), IdempotencyKey.of("test", "key"), "fingerprint", terms, new NodeId("node"), START);
    }

    static JobRow accepted(Operation operation) {
        RemoteJob remote = new RemoteJob("remote-1", null, new BigDecimal("0.05"), "request-1");
        return intent(operation).withAccepted(remote, START.plusSeconds(2));
    }

    static JobRow settled(Operation operation, Outcome outcome) {
        return accepted(operation).withOutcome(outcome, 3, START.plusSeconds(12), null);
    }

    static Outcome.Picture picture() {
        return new Outcome.Picture(
                LINK, START.plusSeconds(600), new BigInteger("42"), "A cat, in oil", new BigDecimal("0.03"), null);
    }

    static Ending.Delivered delivered(Operation operation, Blob bytes, String contentType) {
        return new Ending.Delivered(
                settled(operation, picture()), picture(), new KeptPicture(bytes, contentType), List.of(), false);
    }
}

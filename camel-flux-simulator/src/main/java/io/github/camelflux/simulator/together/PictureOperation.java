package io.github.camelflux.simulator.together;

import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code GET} of a picture by the address that an answer named. It takes no key. */
final class PictureOperation implements Operation {

    private final TogetherDesk desk;
    private final Optional<Job> job;
    private final int index;

    PictureOperation(TogetherDesk desk, String jobId, int index) {
        this.desk = desk;
        this.index = index;
        this.job = desk.stage()
                .engine()
                .find(jobId)
                .filter(known -> index < desk.counts().getOrDefault(jobId, 0));
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.DOWNLOAD;
    }

    @Override
    public Subject subject() {
        return job.map(known ->
                        new Subject(known.request().model(), known.request().prompt(), known.id()))
                .orElse(Subject.UNKNOWN);
    }

    @Override
    public CompletionStage<Reply> answer() {
        Instant now = desk.stage().engine().now();
        Optional<Job> there =
                job.filter(known -> known.stateAt(now) == JobState.READY && now.isBefore(known.linkExpiresAt()));
        if (there.isEmpty()) {
            return CompletableFuture.completedFuture(Reply.text(404, "Not Found", "text/plain"));
        }
        String mediaType = there.get().picture().format().mediaType();
        return desk.stage()
                .studio()
                .picture(there.get().picture().numbered(index))
                .thenApply(drawn -> new Reply(
                        200, Map.of("Content-Type", mediaType), new Payload.InFile(drawn.file(), drawn.length())));
    }
}

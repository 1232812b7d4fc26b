package io.github.camelflux.simulator.wireflow;

import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code GET} of a picture that a node made. How long it is there is not published; a key is not asked for. */
final class FileOperation implements Operation {

    private final WireflowDesk desk;
    private final String nodeId;
    private final Optional<Job> job;

    FileOperation(WireflowDesk desk, String executionId, String nodeId) {
        this.desk = desk;
        this.nodeId = nodeId;
        this.job = desk.stage().engine().find(executionId).filter(known -> desk.executions()
                .containsKey(executionId));
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
        Optional<PictureRequest> picture = job.filter(known -> known.stateAt(desk.now()) == JobState.READY
                        && desk.now().isBefore(known.linkExpiresAt()))
                .map(known -> desk.executions().get(known.id()).pictures().get(nodeId));
        if (picture.isEmpty()) {
            return CompletableFuture.completedFuture(Reply.text(404, "Not Found", "text/plain"));
        }
        return desk.stage()
                .studio()
                .picture(picture.get())
                .thenApply(drawn -> new Reply(
                        200,
                        Map.of("Content-Type", PictureFormat.PNG.mediaType()),
                        new Payload.InFile(drawn.file(), drawn.length())));
    }
}

package io.github.camelflux.simulator.fal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The status of a request as server-sent events: one when it changes, a comment every 15 s, the end after
 * {@code COMPLETED}. Asked by one connection, piece after piece.
 */
final class FalStream implements Payload.Growing.Source {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final byte[] COMMENT = ": keep-alive\n\n".getBytes(StandardCharsets.US_ASCII);

    private final FalDesk desk;
    private final FalStatus status;
    private final String id;
    private String told = "";

    FalStream(FalDesk desk, FalStatus status, String id) {
        this.desk = desk;
        this.status = status;
        this.id = id;
    }

    @Override
    public CompletionStage<Optional<byte[]>> next() {
        Optional<Job> job = desk.engine().find(id);
        if (job.isEmpty() || told.equals(FalStatus.COMPLETED)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return news(job.get())
                .map(event -> CompletableFuture.completedFuture(Optional.of(event)))
                .orElseGet(() -> desk.backstage()
                        .appointments()
                        .at(nextLook(job.get()))
                        .thenApply(time -> Optional.of(
                                desk.engine().find(id).flatMap(this::news).orElse(COMMENT))));
    }

    private Optional<byte[]> news(Job job) {
        Instant now = desk.engine().now();
        String name = FalStatus.name(job, now);
        if (name.equals(told)) {
            return Optional.empty();
        }
        told = name;
        try {
            String data = Json.MAPPER.writeValueAsString(status.of(job, now));
            return Optional.of(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A status cannot be written as JSON", e);
        }
    }

    private Instant nextLook(Job job) {
        Instant now = desk.engine().now();
        Instant change = now.isBefore(job.beginsAt()) ? job.beginsAt() : job.endsAt();
        Instant comment = now.plus(KEEP_ALIVE);
        return change.isBefore(comment) ? change : comment;
    }
}

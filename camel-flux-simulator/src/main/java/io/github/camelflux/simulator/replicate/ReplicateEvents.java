package io.github.camelflux.simulator.replicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Subjects;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.push.Letter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sends the events of a prediction to its webhook. Only the last one is tried again.
 *
 * @param desk knows the jobs
 */
record ReplicateEvents(ReplicateDesk desk) {

    /** Exponential, the last try about a minute after the end. */
    private static final List<Duration> PAUSES =
            Stream.of(1, 2, 4, 8, 16, 29).map(Duration::ofSeconds).toList();

    private static final String PROCESSING = "processing";

    /** Sends each event when its time comes, unless somebody ends the job before. */
    void follow(Job job) {
        if (desk.prediction(job).webhook().isEmpty()) {
            return;
        }
        if (job.everBegins()) {
            later(job, job.beginsAt(), this::begun);
        }
        later(job, job.endsAt(), this::ended);
    }

    private void later(Job job, Instant at, Consumer<Job> step) {
        desk.backstage().appointments().at(at).thenRun(() -> desk.engine()
                .find(job.id())
                .filter(now -> now.endsAt().equals(job.endsAt()))
                .ifPresent(step));
    }

    private void begun(Job job) {
        send(job, "start", PROCESSING, false, List.of());
        send(job, "logs", PROCESSING, false, List.of());
    }

    /** Sends what belongs to the end. */
    void ended(Job job) {
        PredictionView view = desk.view(job);
        if (!view.results().isEmpty()) {
            send(job, "output", PROCESSING, true, List.of());
        }
        send(job, "completed", view.status(), true, PAUSES);
    }

    private void send(Job job, String event, String status, boolean withOutput, List<Duration> pauses) {
        Prediction prediction = desk.prediction(job);
        if (prediction.webhook().isEmpty() || !prediction.events().contains(event)) {
            return;
        }
        byte[] body = write(desk.view(job).object(status, withOutput));
        String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        desk.backstage()
                .courier()
                .send(new Letter(
                        "replicate", Subjects.of(job), prediction.webhook().get(), () -> signed(id, body), pauses));
    }

    private Reply signed(String id, byte[] body) {
        String timestamp = Long.toString(desk.engine().now().getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", desk.secret().sign(id, timestamp, body));
        return new Reply(200, headers, new Payload.Bytes(body));
    }

    private static byte[] write(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event cannot be written as JSON", e);
        }
    }
}

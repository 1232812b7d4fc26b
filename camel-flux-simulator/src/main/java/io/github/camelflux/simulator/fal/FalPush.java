package io.github.camelflux.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Subjects;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.push.Letter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells the end of a request to its webhook.
 *
 * @param desk knows the jobs
 */
record FalPush(FalDesk desk) {

    /** fal, webhooks: ten more tries within two hours; how far apart is not said. */
    private static final List<Duration> PAUSES = Stream.of(10, 20, 40, 80, 160, 320, 640, 1280, 1920, 2400)
            .map(Duration::ofSeconds)
            .toList();

    private static final String USER = "simulated-user";

    /** Sends once the job has ended, unless somebody ends it before. */
    void follow(Job job) {
        if (desk.task(job).webhook().isPresent()) {
            desk.backstage().appointments().at(job.endsAt()).thenRun(() -> desk.engine()
                    .find(job.id())
                    .filter(now -> now.endsAt().equals(job.endsAt()))
                    .ifPresent(this::send));
        }
    }

    /** Sends the end of a job now, if it has a webhook and is known. */
    void send(Job job) {
        FalTask task = desk.task(job);
        if (task.webhook().isPresent() && FalEnd.of(job, task) != FalEnd.UNKNOWN) {
            new FalResults(desk)
                    .of(job)
                    .thenAccept(result -> send(job, task.webhook().get(), body(job, result)));
        }
    }

    private void send(Job job, URI to, byte[] body) {
        desk.backstage().courier().send(new Letter("fal", Subjects.of(job), to, () -> signed(job, body), PAUSES));
    }

    private Reply signed(Job job, byte[] body) {
        String timestamp = Long.toString(desk.engine().now().getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Fal-Webhook-Request-Id", job.id());
        headers.put("X-Fal-Webhook-User-Id", USER);
        headers.put("X-Fal-Webhook-Timestamp", timestamp);
        headers.put("X-Fal-Webhook-Signature", desk.signer().sign(job.id(), USER, timestamp, body));
        return new Reply(200, headers, new Payload.Bytes(body));
    }

    private byte[] body(Job job, Reply result) {
        boolean good = result.status() == 200;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("request_id", job.id());
        body.put("gateway_request_id", desk.task(job).gatewayId());
        body.put("status", good ? "OK" : "ERROR");
        body.put("error", good ? null : "Invalid status code: " + result.status());
        body.put("payload", json(result));
        return PythonJson.write(body);
    }

    private static JsonNode json(Reply result) {
        try {
            return Json.MAPPER.readTree(result.payload().open());
        } catch (IOException e) {
            throw new UncheckedIOException("A result of our own is no JSON", e);
        }
    }
}

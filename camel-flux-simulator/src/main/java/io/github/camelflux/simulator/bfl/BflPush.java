package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.Subjects;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.push.Letter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells the end of a task to the address that its submission named.
 *
 * @param desk knows the tasks
 */
record BflPush(BflDesk desk) {

    /** After 1, 5 and 30 s, then no more: one text says so, no other says anything. */
    private static final List<Duration> PAUSES =
            Stream.of(1, 5, 30).map(Duration::ofSeconds).toList();

    private static final String ALGORITHM = "HmacSHA256";

    /** Sends once the task has ended, if the body of the submission has {@code webhook_url}. */
    void follow(Job job, JsonNode submitted) {
        if (submitted.hasNonNull("webhook_url")) {
            URI to = URI.create(submitted.get("webhook_url").textValue());
            String secret = submitted.path("webhook_secret").asText("");
            desk.backstage().appointments().at(job.endsAt()).thenRun(() -> desk.engine()
                    .find(job.id())
                    .ifPresent(ended -> send(ended, to, secret)));
        }
    }

    private void send(Job job, URI to, String secret) {
        JobState state = job.stateAt(job.endsAt());
        if (state != JobState.LOST) {
            byte[] body = desk.webhooks() == WebhookStyle.SECRET ? told(job, state) : signedTold(job, state);
            Reply content = new Reply(200, headers(secret, body), new Payload.Bytes(body));
            desk.backstage()
                    .courier()
                    .send(new Letter(Origin.API.provider(), Subjects.of(job), to, () -> content, PAUSES));
        }
    }

    private Map<String, String> headers(String secret, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        if (!secret.isEmpty()) {
            if (desk.webhooks() == WebhookStyle.SECRET) {
                headers.put("X-Webhook-Secret", secret);
            } else {
                headers.put("X-BFL-Signature", "sha256=" + hmac(secret, body));
            }
        }
        return headers;
    }

    private byte[] told(Job job, JobState state) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("task_id", job.id());
        body.put("status", state == JobState.READY ? "SUCCESS" : "FAILED");
        body.put("result", state == JobState.READY ? result(job) : null);
        body.put("progress", state == JobState.READY ? 1.0 : null);
        body.put("error", state == JobState.READY ? null : TaskView.status(state));
        return write(body);
    }

    private byte[] signedTold(Job job, JobState state) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", job.id());
        body.put("status", state == JobState.READY ? "Ready" : "Error");
        body.put("result", state == JobState.READY ? result(job) : null);
        body.put("error", state == JobState.READY ? null : TaskView.status(state));
        body.put("message", state == JobState.READY ? "Task completed" : "Task failed");
        Instant end = job.endsAt();
        body.put("timestamp", end.toString());
        return write(body);
    }

    private TaskResult result(Job job) {
        TaskReport report = new TaskReport(desk);
        return TaskResult.of(job, report.links(job), report.tellsSeed(job));
    }

    private static String hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] write(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A callback cannot be written as JSON", e);
        }
    }
}

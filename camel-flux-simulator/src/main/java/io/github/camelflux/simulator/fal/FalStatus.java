package io.github.camelflux.simulator.fal;

import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a request is, as fal words it.
 *
 * @param desk knows the jobs
 * @param withLogs whether what the runner said is asked for
 */
record FalStatus(FalDesk desk, boolean withLogs) {

    static final String COMPLETED = "COMPLETED";

    static Map<String, Object> links(String address) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("response_url", address);
        links.put("status_url", address + "/status");
        links.put("cancel_url", address + "/cancel");
        return links;
    }

    static String name(Job job, Instant now) {
        JobState state = job.stateAt(now);
        if (!state.active()) {
            return COMPLETED;
        }
        return state == JobState.PENDING ? "IN_QUEUE" : "IN_PROGRESS";
    }

    Map<String, Object> of(Job job, Instant now) {
        String status = name(job, now);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", status);
        view.put("request_id", job.id());
        view.putAll(links(desk.address(job)));
        if (status.equals("IN_QUEUE")) {
            view.put("queue_position", desk.engine().waitingBefore(job));
            return view;
        }
        view.put("logs", withLogs ? logs(job, now) : null);
        if (status.equals(COMPLETED)) {
            FalEnd end = FalEnd.of(job, desk.task(job));
            view.put("metrics", Map.of("inference_time", FalResults.seconds(job)));
            if (end.ofPlatform()) {
                view.put("error", end.error());
                view.put("error_type", end.errorType());
            }
        }
        return view;
    }

    private static List<Map<String, Object>> logs(Job job, Instant now) {
        List<Map<String, Object>> logs = new ArrayList<>();
        if (job.everBegins()) {
            logs.add(line("Drawing", job.beginsAt()));
        }
        if (!now.isBefore(job.endsAt())) {
            logs.add(line("Done", job.endsAt()));
        }
        return logs;
    }

    private static Map<String, Object> line(String message, Instant at) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("message", message);
        line.put("level", "INFO");
        line.put("source", "USER");
        line.put("timestamp", at.toString());
        return line;
    }
}

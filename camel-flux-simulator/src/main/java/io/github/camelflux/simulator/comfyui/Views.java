package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** What the server shows of prompts. Called under the lock of the queue. */
final class Views {

    private Views() {}

    /** An entry of the queue, and the first member of one of the history. */
    static ArrayNode item(Prompt prompt) {
        ArrayNode item = JsonNodeFactory.instance.arrayNode();
        item.add(prompt.number()).add(prompt.id()).add(prompt.graph().json()).add(prompt.extra());
        prompt.outputs().forEach(item.addArray()::add);
        return item;
    }

    static ObjectNode history(Run run) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.set("prompt", item(run.prompt()));
        entry.set("outputs", outputs(run));
        ObjectNode status = entry.putObject("status");
        boolean good = run.state() == Run.State.SUCCEEDED;
        status.put("status_str", good ? "success" : "error").put("completed", good);
        ArrayNode messages = status.putArray("messages");
        run.told().stream()
                .filter(Event::kept)
                .forEach(event -> messages.addArray().add(event.type()).add(event.data()));
        entry.putObject("meta");
        return entry;
    }

    /** What is there so far: of a run that was broken off, what it had told. */
    private static ObjectNode outputs(Run run) {
        if (run.state() == Run.State.SUCCEEDED) {
            return run.outputs();
        }
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        run.told().stream()
                .filter(event -> event.type().equals("executed"))
                .forEach(event -> outputs.set(
                        event.data().path("node").asText(), event.data().get("output")));
        return outputs;
    }

    static ObjectNode queue(List<Run> running, List<Run> pending) {
        ObjectNode queue = JsonNodeFactory.instance.objectNode();
        ArrayNode now = queue.putArray("queue_running");
        running.forEach(run -> now.add(item(run.prompt())));
        ArrayNode later = queue.putArray("queue_pending");
        pending.forEach(run -> later.add(item(run.prompt())));
        return queue;
    }

    /** A job in a list. */
    static ObjectNode job(Run run) {
        ObjectNode job = JsonNodeFactory.instance.objectNode();
        job.put("id", run.prompt().id());
        job.put("status", run.state().jobStatus());
        job.put("priority", run.prompt().number());
        job.put("create_time", run.prompt().acceptedAt().toEpochMilli());
        time(job, "execution_start_time", run.startedAt());
        time(job, "execution_end_time", run.endedAt());
        int count = 0;
        for (JsonNode output : outputs(run)) {
            count += output.path("images").size();
        }
        job.put("outputs_count", count);
        run.told().stream()
                .filter(event -> event.type().equals("execution_error"))
                .forEach(event -> job.set("execution_error", event.data()));
        return job;
    }

    /** A job by itself. */
    static ObjectNode jobWithOutputs(Run run) {
        ObjectNode job = job(run);
        job.set("outputs", outputs(run));
        return job;
    }

    private static void time(ObjectNode job, String member, Instant at) {
        if (at == null) {
            job.putNull(member);
        } else {
            job.put(member, at.toEpochMilli());
        }
    }
}

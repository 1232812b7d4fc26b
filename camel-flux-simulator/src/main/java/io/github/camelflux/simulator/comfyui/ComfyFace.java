package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.face.SimpleOperation;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Operation;
import io.github.camelflux.simulator.http.ProviderFace;
import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Socket;
import io.github.camelflux.simulator.http.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A ComfyUI server, without keys as it comes. Every path is there with and without {@code /api} before it, but for
 * {@code /api/jobs}, which others would take for a page. Thread-safe.
 */
public final class ComfyFace implements ProviderFace {

    private static final String API = "/api";
    private static final String JOBS = "/jobs";

    private final Backstage stage;
    private final ComfyServer age;
    private final NodeTypes types = NodeTypes.load();
    private final Audience audience;
    private final ComfyQueue queue;
    private final PromptDesk prompts;
    private final FileDesk files;

    /**
     * @param stage what all faces work with
     * @param age how old the server is
     * @param cachedOutputs what the history says of a graph that ran before
     */
    public ComfyFace(Backstage stage, ComfyServer age, CachedOutputs cachedOutputs) {
        Disk disk = new Disk(stage.directory());
        this.stage = stage;
        this.age = age;
        this.audience = new Audience(stage.studio());
        this.queue = new ComfyQueue(stage, disk, audience, cachedOutputs);
        this.prompts = new PromptDesk(queue, new GraphCheck(types, disk::hasInput));
        this.files = new FileDesk(disk, stage.studio());
    }

    @Override
    public Optional<Consumer<Socket>> socket(Call call) {
        if (!path(call).equals("/ws")) {
            return Optional.empty();
        }
        String client = call.parameter("clientId")
                .filter(id -> !id.isBlank())
                .orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
        return Optional.of(socket -> audience.enter(client, socket, queue.status()));
    }

    @Override
    public Operation understand(Call call) {
        String path = path(call);
        if (path.startsWith(JOBS + "/") || path.equals(JOBS)) {
            return age == ComfyServer.NEWER ? job(call, path.substring(JOBS.length())) : notFound();
        }
        if (path.startsWith("/history/")) {
            String id = path.substring("/history/".length());
            return call.method().equals("GET") ? about(Endpoint.POLL, id, () -> history(id)) : wrongMethod("GET");
        }
        if (path.startsWith("/object_info/")) {
            return utility(() -> objectInfo(path.substring("/object_info/".length())));
        }
        return switch (call.method() + " " + path) {
            case "POST /prompt" -> submission(call);
            case "POST /upload/image" -> operation(Endpoint.UPLOAD, () -> files.upload(call));
            case "GET /view" -> new SimpleOperation(Endpoint.DOWNLOAD, Subject.UNKNOWN, () -> files.view(call));
            case "GET /queue" -> operation(Endpoint.POLL, this::queue);
            case "GET /history" -> operation(Endpoint.POLL, this::history);
            case "POST /queue" -> operation(Endpoint.CANCEL, () -> change(call, queue::delete));
            case "POST /history" -> operation(Endpoint.UTILITY, () -> change(call, queue::forget));
            case "POST /interrupt" -> operation(Endpoint.CANCEL, () -> interrupt(Json.body(call)));
            case "GET /prompt" -> utility(() -> Json.reply(200, queue.status()));
            case "GET /object_info" -> utility(() -> Json.reply(200, types.all()));
            case "GET /system_stats" -> utility(ComfyFace::systemStats);
            case "GET /features" -> utility(() -> Json.reply(200, JsonNodeFactory.instance.objectNode()));
            default -> known(path) ? wrongMethod("GET, POST") : notFound();
        };
    }

    private static String path(Call call) {
        return call.path().startsWith(API + "/") ? call.path().substring(API.length()) : call.path();
    }

    private static boolean known(String path) {
        return path.matches("/(prompt|upload/image|view|queue|history|interrupt|object_info|system_stats|features)");
    }

    private Operation submission(Call call) {
        JsonNode body = Json.body(call);
        Graph graph = new Graph(body.path("prompt"));
        String prompt = graph.value(new LinkedHashSet<>(graph.nodes()), "text", "t5xxl", "clip_l", "prompt")
                .map(JsonNode::asText)
                .orElse("");
        String model = graph.value(new LinkedHashSet<>(graph.nodes()), "unet_name", "ckpt_name")
                .map(JsonNode::asText)
                .orElse("");
        Subject subject = new Subject(model, prompt, body.path("prompt_id").asText());
        return new SimpleOperation(
                Endpoint.SUBMIT,
                subject,
                () -> done(prompts.take(body, stage.engine().now())));
    }

    private Reply history(String id) {
        synchronized (queue) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            queue.history().stream()
                    .filter(run -> run.prompt().id().equals(id))
                    .forEach(run -> all.set(id, Views.history(run)));
            return Json.reply(200, all);
        }
    }

    private Reply history() {
        synchronized (queue) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            queue.history().forEach(run -> all.set(run.prompt().id(), Views.history(run)));
            return Json.reply(200, all);
        }
    }

    private Reply queue() {
        synchronized (queue) {
            return Json.reply(200, Views.queue(queue.running().map(List::of).orElse(List.of()), queue.pending()));
        }
    }

    /** {@code {"clear": true}} or {@code {"delete": [ids]}}. */
    private Reply change(Call call, Consumer<Predicate<String>> change) {
        JsonNode body = Json.body(call);
        Set<String> ids = new LinkedHashSet<>();
        body.path("delete").forEach(id -> ids.add(id.asText()));
        change.accept(id -> body.path("clear").asBoolean() || ids.contains(id));
        return empty();
    }

    private Reply interrupt(JsonNode body) {
        String id = body.path("prompt_id").asText();
        queue.interrupt(running -> id.isEmpty() || age == ComfyServer.OLDER || running.equals(id));
        return empty();
    }

    private Operation job(Call call, String rest) {
        if (rest.isEmpty()) {
            return call.method().equals("GET") ? operation(Endpoint.POLL, () -> jobs(call)) : wrongMethod("GET");
        }
        if (rest.equals("/cancel") && call.method().equals("POST")) {
            return operation(Endpoint.CANCEL, () -> cancel(ids(Json.body(call).path("job_ids"))));
        }
        if (rest.endsWith("/cancel")) {
            String id = rest.substring(1, rest.length() - "/cancel".length());
            return call.method().equals("POST")
                    ? about(Endpoint.CANCEL, id, () -> cancel(List.of(id)))
                    : wrongMethod("POST");
        }
        String id = rest.substring(1);
        return call.method().equals("GET") ? about(Endpoint.POLL, id, () -> job(id)) : wrongMethod("GET");
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private Reply job(String id) {
        synchronized (queue) {
            return queue.find(id)
                    .map(run -> Json.reply(200, Views.jobWithOutputs(run)))
                    .orElseGet(() -> Json.reply(
                            404, JsonNodeFactory.instance.objectNode().put("error", "Job not found")));
        }
    }

    private Reply jobs(Call call) {
        List<String> wanted = List.of(call.parameter("status").orElse("").split(","));
        synchronized (queue) {
            List<Run> all = new ArrayList<>(queue.pending());
            queue.running().ifPresent(all::add);
            all.addAll(queue.history());
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode jobs = answer.putArray("jobs");
            all.stream()
                    .filter(run ->
                            wanted.contains("") || wanted.contains(run.state().jobStatus()))
                    .forEach(run -> jobs.add(Views.job(run)));
            answer.putObject("pagination")
                    .put("offset", 0)
                    .put("limit", jobs.size())
                    .put("total", jobs.size())
                    .put("has_more", false);
            return Json.reply(200, answer);
        }
    }

    /** Always 200: what has ended, or was never here, is not cancelled. */
    private Reply cancel(List<String> ids) {
        synchronized (queue) {
            boolean deleted = queue.delete(ids::contains);
            boolean interrupted = queue.interrupt(ids::contains);
            return Json.reply(200, JsonNodeFactory.instance.objectNode().put("cancelled", deleted || interrupted));
        }
    }

    private Reply objectInfo(String type) {
        ObjectNode info = JsonNodeFactory.instance.objectNode();
        if (types.knows(type)) {
            info.set(type, types.all().get(type));
        }
        return Json.reply(200, info);
    }

    private static Reply systemStats() {
        ObjectNode stats = JsonNodeFactory.instance.objectNode();
        stats.putObject("system").put("os", "simulated").put("comfyui_version", "simulated");
        stats.putArray("devices");
        return Json.reply(200, stats);
    }

    private Operation about(Endpoint endpoint, String id, Supplier<Reply> reply) {
        Subject subject = queue.find(id)
                .flatMap(Run::job)
                .map(job -> new Subject(job.request().model(), job.request().prompt(), id))
                .orElse(new Subject("", "", id));
        return new SimpleOperation(endpoint, subject, () -> done(reply.get()));
    }

    private static Operation operation(Endpoint endpoint, Supplier<Reply> reply) {
        return new SimpleOperation(endpoint, Subject.UNKNOWN, () -> done(reply.get()));
    }

    private static Operation utility(Supplier<Reply> reply) {
        return operation(Endpoint.UTILITY, reply);
    }

    private static Operation notFound() {
        return operation(Endpoint.OTHER, () -> Reply.text(404, "404: Not Found", "text/plain"));
    }

    private static Operation wrongMethod(String allowed) {
        return operation(Endpoint.OTHER, () -> Reply.text(405, "405: Method Not Allowed", "text/plain")
                .withHeader("Allow", allowed));
    }

    private static Reply empty() {
        return Reply.text(200, "", "text/plain");
    }

    private static CompletionStage<Reply> done(Reply reply) {
        return CompletableFuture.completedFuture(reply);
    }
}

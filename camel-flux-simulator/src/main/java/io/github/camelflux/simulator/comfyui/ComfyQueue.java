package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.engine.Fate;
import io.github.camelflux.simulator.engine.Job;
import io.github.camelflux.simulator.engine.JobRequest;
import io.github.camelflux.simulator.engine.RunPlan;
import io.github.camelflux.simulator.engine.Submission;
import io.github.camelflux.simulator.engine.Terms;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.http.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Runs prompts one after the other. Whoever asks moves it on to the present; so does the clock when there is something to
 * tell. Thread-safe.
 *
 * <p>The engine draws the run times and writes the bill, a line without a price for each prompt that is computed.
 */
final class ComfyQueue {

    private static final Duration LOADING = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(250);

    private final Backstage stage;
    private final Disk disk;
    private final Audience audience;
    private final CachedOutputs cachedOutputs;
    private final List<Run> pending = new ArrayList<>();
    private final Map<String, Run> history = new LinkedHashMap<>();
    /** What nodes that were computed left, by signature; nothing for most. */
    private final Map<String, Optional<ObjectNode>> computed = new HashMap<>();

    private Run running;
    private Instant freeSince = Instant.MIN;
    private Instant wakeAt = Instant.MIN;
    private int counter;

    ComfyQueue(Backstage stage, Disk disk, Audience audience, CachedOutputs cachedOutputs) {
        this.stage = stage;
        this.disk = disk;
        this.audience = audience;
        this.cachedOutputs = cachedOutputs;
    }

    /** The place of the next prompt: at the end, or before all others. */
    synchronized BigDecimal nextNumber(boolean front) {
        int next = counter++;
        return BigDecimal.valueOf(front ? -next : next);
    }

    /** Whether a prompt of this id is or was here. */
    synchronized boolean knows(String id) {
        return find(id).isPresent();
    }

    synchronized void add(Prompt prompt) {
        advance();
        pending.add(new Run(prompt, cached(prompt) ? Optional.empty() : Optional.of(submit(prompt))));
        pending.sort(Comparator.comparing(run -> run.prompt().number()));
        tellStatus();
        advance();
    }

    private boolean cached(Prompt prompt) {
        return cachedNodes(prompt).containsAll(prompt.outputs());
    }

    /** The nodes that some output needs and that were computed before. */
    private Set<String> cachedNodes(Prompt prompt) {
        Map<String, String> signatures = prompt.graph().signatures();
        Set<String> cached = new LinkedHashSet<>();
        for (String output : prompt.outputs()) {
            for (String node : prompt.graph().upstream(output, true)) {
                if (computed.containsKey(signatures.get(node))) {
                    cached.add(node);
                }
            }
        }
        return cached;
    }

    private Job submit(Prompt prompt) {
        GraphPictures pictures = new GraphPictures(prompt.graph(), disk);
        String output = prompt.outputs().get(0);
        String text = pictures.prompt(output);
        Fate said = Fate.of(text);
        PictureRequest picture = pictures.of(output).get(0);
        JobRequest request = new JobRequest(
                Terms.of(Origin.COMFYUI.provider()),
                "",
                picture.model(),
                text,
                fails(said) || said == Fate.VANISHED ? said : Fate.PICTURE,
                OptionalLong.of(picture.seed()),
                BigDecimal.ZERO,
                LOADING.plus(STEP.multipliedBy(pictures.steps(output))),
                RunPlan.SILENT,
                Duration.ZERO,
                seed -> picture);
        return ((Submission.Accepted) stage.engine().submit(request)).job();
    }

    private static boolean fails(Fate fate) {
        return fate == Fate.ERROR || fate == Fate.FAILED;
    }

    /** Does all that should have happened by now. */
    synchronized void advance() {
        Instant now = stage.engine().now();
        while (running != null || !pending.isEmpty()) {
            if (running == null) {
                start(pending.remove(0));
            }
            for (Optional<Event> next = running.next(); next.isPresent(); next = running.next()) {
                if (running.when(next.get()).isAfter(now)) {
                    wake(running.when(next.get()));
                    return;
                }
                tell(next.get());
            }
            if (running.dueAt().isAfter(now)) {
                wake(running.dueAt());
                return;
            }
            finish(running.dueAt(), running.failing() ? Run.State.FAILED : Run.State.SUCCEEDED);
        }
    }

    private void start(Run next) {
        Prompt prompt = next.prompt();
        Instant at = prompt.acceptedAt().isAfter(freeSince) ? prompt.acceptedAt() : freeSince;
        running = cached(prompt) || next.job().isPresent() ? next : new Run(prompt, Optional.of(submit(prompt)));
        Set<String> cached = cachedNodes(prompt);
        boolean fails = running.job().filter(job -> fails(job.fate())).isPresent();
        Script.Written script = Script.of(prompt, disk, running.runTime(), cached, fails);
        if (cachedOutputs == CachedOutputs.AGAIN) {
            Map<String, String> signatures = prompt.graph().signatures();
            prompt.outputs().stream().filter(cached::contains).forEach(output -> computed.get(signatures.get(output))
                    .ifPresent(left -> script.outputs().set(output, left)));
        }
        running.start(at, script);
    }

    private void tell(Event event) {
        running.told(event);
        if (event.binary()) {
            audience.show(running.prompt().clientId(), event.picture());
            return;
        }
        if (event.kept()) {
            event.data().put("timestamp", running.when(event).toEpochMilli());
        }
        audience.tell(running.prompt().clientId(), event.type(), event.data());
    }

    private void finish(Instant at, Run.State how) {
        Run ended = running;
        running = null;
        freeSince = at;
        ended.end(at, how);
        if (ended.job().filter(job -> job.fate() == Fate.VANISHED).isEmpty()) {
            history.put(ended.prompt().id(), ended);
        }
        if (how == Run.State.SUCCEEDED) {
            remember(ended);
        }
        tellStatus();
    }

    private void remember(Run ended) {
        Prompt prompt = ended.prompt();
        Map<String, String> signatures = prompt.graph().signatures();
        prompt.outputs().forEach(output -> prompt.graph()
                .upstream(output, true)
                .forEach(node -> computed.putIfAbsent(signatures.get(node), Optional.ofNullable((ObjectNode)
                        ended.outputs().get(node)))));
    }

    /** One call-back at a time is enough: it asks for the next one. */
    private void wake(Instant at) {
        if (!at.equals(wakeAt)) {
            wakeAt = at;
            stage.appointments().at(at).thenRun(this::advance);
        }
    }

    private void tellStatus() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("status", status());
        audience.tell("", "status", data);
    }

    /** How many prompts wait or run. */
    synchronized ObjectNode status() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.putObject("exec_info").put("queue_remaining", pending.size() + (running == null ? 0 : 1));
        return status;
    }

    /** Breaks off what runs, if it is the one that is meant. */
    synchronized boolean interrupt(Predicate<String> meant) {
        advance();
        if (running == null || !meant.test(running.prompt().id())) {
            return false;
        }
        Instant now = stage.engine().now();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("prompt_id", running.prompt().id());
        List<String> begun = running.told().stream()
                .filter(event -> event.type().equals("executing"))
                .map(event -> event.data().path("node").asText())
                .toList();
        String node = begun.isEmpty() ? "" : begun.get(begun.size() - 1);
        data.put("node_id", node).put("node_type", running.prompt().graph().classType(node));
        begun.stream().filter(done -> !done.equals(node)).forEach(data.putArray("executed")::add);
        tell(Event.message(Duration.between(running.startedAt(), now), "execution_interrupted", data));
        running.job().ifPresent(job -> stage.engine().cancel(job.id()));
        finish(now, Run.State.INTERRUPTED);
        advance();
        return true;
    }

    /** Takes prompts that wait out of the queue. */
    synchronized boolean delete(Predicate<String> meant) {
        advance();
        List<Run> gone =
                pending.stream().filter(run -> meant.test(run.prompt().id())).toList();
        if (gone.isEmpty()) {
            return false;
        }
        pending.removeAll(gone);
        gone.forEach(run -> run.job().ifPresent(job -> stage.engine().cancel(job.id())));
        tellStatus();
        return true;
    }

    /** Forgets prompts that have ended; their files stay. */
    synchronized void forget(Predicate<String> meant) {
        advance();
        history.keySet().removeIf(meant);
    }

    synchronized Optional<Run> running() {
        advance();
        return Optional.ofNullable(running);
    }

    synchronized List<Run> pending() {
        advance();
        return List.copyOf(pending);
    }

    /** All that have ended, the first one first. */
    synchronized List<Run> history() {
        advance();
        return List.copyOf(history.values());
    }

    /** A prompt wherever it is. */
    synchronized Optional<Run> find(String id) {
        advance();
        List<Run> all = new ArrayList<>(pending);
        all.addAll(history.values());
        if (running != null) {
            all.add(running);
        }
        return all.stream().filter(run -> run.prompt().id().equals(id)).findFirst();
    }
}

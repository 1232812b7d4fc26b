package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.face.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes down what a run is going to tell, and what it leaves: node after node, each after those that it needs, most of
 * the time in those that make pictures.
 */
final class Script {

    private static final int PREVIEWS = 4;
    private static final int PREVIEW_SIDE = 256;
    private static final int HEAVY = 20;

    private final Prompt prompt;
    private final GraphPictures pictures;
    private final Disk disk;
    private final Duration runTime;
    private final List<Event> events = new ArrayList<>();
    private final ObjectNode outputs = JsonNodeFactory.instance.objectNode();
    private final List<String> executed = new ArrayList<>();
    private long weightDone;
    private long weightOfAll;

    private Script(Prompt prompt, Disk disk, Duration runTime) {
        this.prompt = prompt;
        this.pictures = new GraphPictures(prompt.graph(), disk);
        this.disk = disk;
        this.runTime = runTime;
    }

    /**
     * What was written.
     *
     * @param events in the order of their time
     * @param outputs what the history tells of the output nodes
     * @param failed whether it ends with an error
     */
    record Written(List<Event> events, ObjectNode outputs, boolean failed) {}

    /**
     * Writes the script of a run.
     *
     * @param cached the nodes that are not computed again
     * @param fails whether a node is to fail
     */
    static Written of(Prompt prompt, Disk disk, Duration runTime, Set<String> cached, boolean fails) {
        return new Script(prompt, disk, runTime).write(cached, fails);
    }

    private Written write(Set<String> cached, boolean fails) {
        List<String> order = order();
        tell("execution_start", data());
        ObjectNode known = data();
        cached.forEach(known.putArray("nodes")::add);
        tell("execution_cached", known);
        List<String> left =
                order.stream().filter(node -> !cached.contains(node)).toList();
        Optional<String> failing = failing(left, fails);
        left.forEach(node -> weightOfAll += weight(node));
        for (String node : left) {
            execute(node, failing.filter(node::equals).isPresent());
            if (failing.filter(node::equals).isPresent()) {
                return new Written(events, outputs, true);
            }
        }
        tell("execution_success", data());
        ObjectNode end = data();
        end.putNull("node");
        tell("executing", end);
        return new Written(events, outputs, false);
    }

    private Optional<String> failing(List<String> left, boolean fails) {
        Optional<String> broken = pictures.brokenInput(new LinkedHashSet<>(left));
        if (broken.isPresent() || !fails || left.isEmpty()) {
            return broken;
        }
        return left.stream()
                .filter(node -> GraphPictures.generates(prompt.graph().classType(node)))
                .findFirst()
                .or(() -> Optional.of(left.get(0)));
    }

    /** All nodes that the outputs need, each after those that it needs itself. */
    private List<String> order() {
        Set<String> order = new LinkedHashSet<>();
        prompt.outputs().forEach(output -> visit(output, order, new LinkedHashSet<>()));
        return List.copyOf(order);
    }

    private void visit(String node, Set<String> order, Set<String> above) {
        if (order.contains(node) || !above.add(node)) {
            return;
        }
        prompt.graph().links(node).values().forEach(link -> visit(link.node(), order, above));
        order.add(node);
    }

    private long weight(String node) {
        return GraphPictures.generates(prompt.graph().classType(node)) ? HEAVY : 1;
    }

    private void execute(String node, boolean fails) {
        String type = prompt.graph().classType(node);
        tell("executing", data().put("node", node).put("display_node", node));
        if (GraphPictures.generates(type)) {
            sample(node, fails);
        }
        if (fails) {
            tell("execution_error", error(node, type));
            return;
        }
        executed.add(node);
        if (type.equals("SaveImageWebsocket")) {
            pictures.of(node).forEach(picture -> events.add(Event.picture(now(0), picture)));
        } else if (type.equals("SaveImage") || type.equals("PreviewImage")) {
            save(node, type);
        }
        weightDone += weight(node);
    }

    private void sample(String node, boolean fails) {
        int steps = Math.min(pictures.steps(node), 100);
        int last = fails ? steps / 2 : steps;
        PictureRequest preview = small(pictures.of(node).get(0));
        for (int step = 1; step <= last; step++) {
            double part = (double) step / steps;
            ObjectNode progress = data();
            progress.put("value", step).put("max", steps).put("node", node);
            events.add(Event.message(now(part * weight(node)), "progress", progress));
            if (step * PREVIEWS / steps > (step - 1) * PREVIEWS / steps) {
                events.add(Event.picture(now(part * weight(node)), preview));
            }
        }
    }

    private static PictureRequest small(PictureRequest picture) {
        return new PictureRequest(
                picture.prompt(),
                picture.seed(),
                picture.model(),
                picture.size().within((long) PREVIEW_SIDE * PREVIEW_SIDE),
                PictureFormat.JPEG,
                picture.arrangement(),
                0);
    }

    private void save(String node, String type) {
        boolean preview = type.equals("PreviewImage");
        String prefix = preview
                ? "ComfyUI_temp"
                : prompt.graph().input(node, "filename_prefix").asText();
        List<StoredFile> files = pictures.of(node).stream()
                .map(picture -> disk.save(prefix, preview ? "temp" : "output", picture))
                .toList();
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.set("images", Json.MAPPER.valueToTree(files));
        outputs.set(node, output);
        ObjectNode told = data();
        told.put("node", node).put("display_node", node);
        told.set("output", output);
        tell("executed", told);
    }

    private ObjectNode error(String node, String type) {
        ObjectNode error = data();
        error.put("node_id", node).put("node_type", type);
        executed.forEach(error.putArray("executed")::add);
        error.put("exception_message", "Simulated failure in " + type).put("exception_type", "RuntimeError");
        error.putArray("traceback");
        error.putObject("current_inputs");
        error.putArray("current_outputs");
        return error;
    }

    private ObjectNode data() {
        return JsonNodeFactory.instance.objectNode().put("prompt_id", prompt.id());
    }

    private void tell(String type, ObjectNode data) {
        events.add(Event.message(now(0), type, data));
    }

    private Duration now(double weightInNode) {
        double part = weightOfAll == 0 ? 0 : (weightDone + weightInNode) / weightOfAll;
        return Duration.ofMillis(Math.round(runTime.toMillis() * part));
    }
}

package io.github.camelflux.simulator.comfyui;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.Arrangement;
import io.github.camelflux.simulator.draw.Beside;
import io.github.camelflux.simulator.draw.InputPicture;
import io.github.camelflux.simulator.draw.PictureFormat;
import io.github.camelflux.simulator.draw.PictureRequest;
import io.github.camelflux.simulator.draw.PictureSize;
import io.github.camelflux.simulator.draw.Shown;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads out of a graph what an output node shows: prompt, seed, size and pictures are those of the nodes it depends on,
 * the nearest first.
 *
 * @param graph the graph
 * @param disk has the uploads
 */
record GraphPictures(Graph graph, Disk disk) {

    private static final int MOST_PICTURES = 16;
    private static final int STEPS = 20;
    private static final PictureSize SIZE = new PictureSize(1024, 1024);
    private static final long MOST_PIXELS = 4096L * 4096;
    private static final Set<String> GENERATORS = Set.of("KSampler", "SamplerCustomAdvanced", "Flux2ProImageNode");

    static boolean generates(String classType) {
        return GENERATORS.contains(classType);
    }

    String prompt(String output) {
        return graph.value(graph.upstream(output, false), "text", "t5xxl", "clip_l", "prompt")
                .map(JsonNode::asText)
                .orElse("");
    }

    /** The file of the model; the type of the node that makes pictures where there is none. */
    String model(String output) {
        Set<String> nodes = graph.upstream(output, false);
        return graph.value(nodes, "unet_name", "ckpt_name")
                .map(JsonNode::asText)
                .or(() -> nodes.stream()
                        .map(graph::classType)
                        .filter(GraphPictures::generates)
                        .findFirst())
                .orElse("none");
    }

    int steps(String output) {
        return whole(graph.upstream(output, false), "steps", STEPS);
    }

    private int whole(Set<String> nodes, String input, int otherwise) {
        return graph.value(nodes, input)
                .map(value -> (int) Math.round(value.asDouble()))
                .orElse(otherwise);
    }

    /** All pictures that an output node saves. */
    List<PictureRequest> of(String output) {
        Set<String> nodes = graph.upstream(output, false);
        List<InputPicture> inputs = inputs(nodes);
        boolean generated = nodes.stream().map(graph::classType).anyMatch(GraphPictures::generates);
        PictureSize otherwise = inputs.isEmpty() ? SIZE : inputs.get(0).size();
        PictureSize size = new PictureSize(
                        whole(nodes, "width", otherwise.width()), whole(nodes, "height", otherwise.height()))
                .within(MOST_PIXELS);
        Arrangement arrangement = generated || inputs.isEmpty() ? new Beside(inputs) : new Shown(inputs.get(0));
        PictureRequest first =
                new PictureRequest(prompt(output), seed(nodes), model(output), size, PictureFormat.PNG, arrangement, 0);
        return IntStream.range(0, Math.min(MOST_PICTURES, whole(nodes, "batch_size", 1)))
                .mapToObj(first::numbered)
                .toList();
    }

    private long seed(Set<String> nodes) {
        return graph.value(nodes, "seed", "noise_seed")
                .map(JsonNode::bigIntegerValue)
                .map(BigInteger::longValue)
                .orElse(0L);
    }

    private List<InputPicture> inputs(Set<String> nodes) {
        List<InputPicture> inputs = new ArrayList<>();
        nodes.stream().filter(node -> graph.classType(node).equals("LoadImage")).forEach(node -> disk.input(
                        "image " + node, graph.input(node, "image").asText())
                .ifPresent(inputs::add));
        return inputs;
    }

    /** A node that loads a file which is no picture. */
    Optional<String> brokenInput(Set<String> nodes) {
        return nodes.stream()
                .filter(node -> graph.classType(node).equals("LoadImage"))
                .filter(node ->
                        disk.input("", graph.input(node, "image").asText()).isEmpty())
                .findFirst();
    }
}

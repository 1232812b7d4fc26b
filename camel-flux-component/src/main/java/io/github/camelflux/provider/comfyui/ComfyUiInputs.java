package io.github.camelflux.provider.comfyui;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.comfyui.ComfyUiGraph.Place;
import io.github.camelflux.provider.wire.Placeless;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a request into the workflow that it is for. */
final class ComfyUiInputs {

    private static final String[] PROMPT = {"text", "prompt"};
    private static final String[] SEED = {"seed", "noise_seed"};

    private final ModelCatalog catalog;
    private final ProviderOptions options;

    ComfyUiInputs(ModelCatalog catalog, ProviderOptions options) {
        this.catalog = catalog;
        this.options = options;
        options.text("workflow").ifPresent(json -> ComfyUiGraph.parse(option("workflow"), json));
    }

    /**
     * The graph to queue.
     *
     * @param attempt gives it a seed if nobody sets one: the same for the same attempt, and another for each further one. A graph
     *     that was computed before is not computed again, and makes no picture
     */
    Map<String, Object> graph(ImageRequest request, String attempt) {
        Placeless.refuse(
                request,
                Set.of("seed", "size", "steps", "guidance", "images", "mask"),
                "set the input of the node that takes it, input.NODE.INPUT");
        ComfyUiGraph graph = workflow(request.model());
        // Sorted: the same request is written the same way each time.
        new TreeMap<>(request.extra()).forEach((name, value) -> putExtra(graph, name, value));
        String model = request.model();
        put(graph, "prompt", request.prompt(), only(graph, "promptNode", model, PROMPT));
        put(graph, "size", request.width(), only(graph, "sizeNode", model, "width"));
        put(graph, "size", request.height(), only(graph, "sizeNode", model, "height"));
        put(graph, "steps", request.steps(), only(graph, "stepsNode", model, "steps"));
        put(graph, "guidance", request.guidance(), only(graph, "guidanceNode", model, "guidance"));
        putSeed(graph, request, attempt);
        putPictures(graph, request);
        return graph.nodes();
    }

    private ComfyUiGraph workflow(String name) {
        Optional<String> named = options.text("workflow." + name);
        if (named.isPresent()) {
            return ComfyUiGraph.parse(option("workflow." + name), named.get());
        }
        Model model = catalog.find(name);
        if (!model.catalogued()) {
            throw new IllegalArgumentException(
                    "model: '" + name + "' is no workflow; there is no " + option("workflow." + name));
        }
        return options.text("workflow")
                .map(json -> ComfyUiGraph.parse(option("workflow"), json))
                .orElseThrow(() -> new IllegalArgumentException("model: there is no workflow for '" + name + "'; set "
                        + option("workflow") + " to one in API format"));
    }

    private static void putExtra(ComfyUiGraph graph, String name, Object value) {
        String option = "input." + name;
        int dot = name.lastIndexOf('.');
        if (value instanceof Map<?, ?> several && graph.has(name)) {
            several.forEach((input, each) -> graph.set(option, new Place(name, String.valueOf(input)), each));
        } else if (dot > 0) {
            graph.set(option, new Place(name.substring(0, dot), name.substring(dot + 1)), value);
        } else {
            throw new IllegalArgumentException(option + ": it names no input of a node, as input.6.text does");
        }
    }

    private static void put(ComfyUiGraph graph, String name, Object value, Places places) {
        if (value != null) {
            places.get(name).forEach(place -> graph.set(name, place, value));
        }
    }

    private void putSeed(ComfyUiGraph graph, ImageRequest request, String attempt) {
        List<Place> places = set(graph, "seedNode", request.model(), SEED).orElseGet(() -> graph.values(SEED));
        if (request.seed() == null) {
            places.stream()
                    .filter(place -> !graph.isTaken(place))
                    .forEach(place -> graph.set("seed", place, seed(attempt)));
        } else if (places.isEmpty()) {
            throw new IllegalArgumentException(
                    "seed: no node of the workflow has one; name the node by " + option("seedNode"));
        } else {
            places.forEach(place -> graph.set("seed", place, request.seed()));
        }
    }

    /** As large as the editor's own, which is written in JavaScript, can be exactly. */
    private static long seed(String attempt) {
        UUID random = UUID.nameUUIDFromBytes(attempt.getBytes(StandardCharsets.UTF_8));
        return random.getLeastSignificantBits() & (1L << 53) - 1;
    }

    private void putPictures(ComfyUiGraph graph, ImageRequest request) {
        request.input(InputRole.MASK).ifPresent(mask -> set(graph, "maskNode", request.model(), "image")
                .orElseThrow(() ->
                        new IllegalArgumentException("mask: name the node that takes it by " + option("maskNode")))
                .forEach(place ->
                        graph.set("mask", place, UploadedFile.of("mask", mask).name())));
        List<InputImage> images = request.images();
        if (images.isEmpty()) {
            return;
        }
        Optional<List<Place>> set = set(graph, "imageNode", request.model(), "image");
        List<Place> places = set.orElseGet(() -> graph.ofType("LoadImage").stream()
                .map(node -> new Place(node, "image"))
                .filter(place -> !graph.isTaken(place))
                .toList());
        if (images.size() > places.size() || set.isEmpty() && images.size() < places.size()) {
            throw new IllegalArgumentException("images: there are " + images.size() + ", and places for "
                    + places.size() + " in the workflow (" + words(places) + "); name the nodes, in order, by "
                    + option("imageNode"));
        }
        for (int i = 0; i < images.size(); i++) {
            graph.set(
                    "images",
                    places.get(i),
                    UploadedFile.of("images", images.get(i)).name());
        }
    }

    /** The places that an option names, or the only one that has such an input. */
    private Places only(ComfyUiGraph graph, String option, String model, String... inputs) {
        return name -> {
            Optional<List<Place>> set = set(graph, option, model, inputs);
            List<Place> places = set.orElseGet(() -> graph.values(inputs));
            if (set.isEmpty() && places.size() != 1) {
                throw new IllegalArgumentException(name + ": the workflow has " + places.size() + " places for it ("
                        + words(places) + "); name the node by " + option(option));
            }
            return places;
        };
    }

    private Optional<List<Place>> set(ComfyUiGraph graph, String option, String model, String... inputs) {
        return options.text(option + "." + model).or(() -> options.text(option)).map(text -> Stream.of(text.split(","))
                .map(String::strip)
                .map(node -> place(graph, option, node, inputs))
                .toList());
    }

    private static Place place(ComfyUiGraph graph, String option, String text, String... inputs) {
        int dot = text.lastIndexOf('.');
        if (!graph.has(text) && dot > 0) {
            return new Place(text.substring(0, dot), text.substring(dot + 1));
        }
        return Stream.of(inputs)
                .map(input -> new Place(text, input))
                .filter(graph::has)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(option(option) + ": '" + text
                        + "' is no node of the workflow with an input " + String.join(" or ", inputs)
                        + "; another input is named as 6.text"));
    }

    private static String words(List<Place> places) {
        return places.isEmpty() ? "none" : places.stream().map(Place::toString).collect(Collectors.joining(", "));
    }

    private static String option(String name) {
        return "providers[" + ComfyUiProvider.NAME + "." + name + "]";
    }

    /** Where a setting goes; looked for only if there is one. */
    private interface Places {

        /** @param name of the setting, for messages */
        List<Place> get(String name);
    }
}

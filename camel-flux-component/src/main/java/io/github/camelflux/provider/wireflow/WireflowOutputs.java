package io.github.camelflux.provider.wireflow;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.wire.SignedLink;
import io.github.camelflux.provider.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the pictures in the answer to a poll. Published is only that their addresses stand in the outputs of nodes: so they are
 * looked for below whatever is called output or result, in the node that is meant: an object with its id, or below its id.
 */
final class WireflowOutputs {

    private static final Set<String> NODE_ID = Set.of("id", "nodeId", "node_id", "node");

    private final Optional<String> node;
    private final Optional<JsonPointer> place;

    /**
     * @param node whose outputs are meant; empty for all
     * @param place where outputs stand; empty to look for them
     */
    WireflowOutputs(Optional<String> node, Optional<JsonPointer> place) {
        this.node = node;
        this.place = place;
    }

    /** In words. */
    String where() {
        return node.map(id -> "the node " + id).orElse("any node");
    }

    List<MadePicture> pictures(JsonNode body) {
        Map<String, MadePicture> found = new LinkedHashMap<>();
        collect(place.map(body::at).orElse(body), place.isPresent(), node.isEmpty(), found);
        return List.copyOf(found.values());
    }

    private void collect(JsonNode at, boolean output, boolean meant, Map<String, MadePicture> found) {
        if (at.isTextual() && output && meant) {
            picture(at.textValue(), found);
        } else if (at.isArray()) {
            at.forEach(each -> collect(each, output, meant, found));
        } else if (at.isObject()) {
            boolean here = meant || node.isPresent() && isNode(at);
            if (output && WireJson.link(at, "url").isPresent()) {
                collect(at.path("url"), true, here, found);
                return;
            }
            at.properties().forEach(member -> {
                if (!isNoOutput(member.getKey())) {
                    collect(
                            member.getValue(),
                            output || isOutput(member.getKey()),
                            here || node.filter(member.getKey()::equals).isPresent(),
                            found);
                }
            });
        }
    }

    private boolean isNode(JsonNode object) {
        return NODE_ID.stream().anyMatch(name -> node.get().equals(WireJson.text(object, name)));
    }

    private static void picture(String text, Map<String, MadePicture> found) {
        SignedLink.parse(text)
                .ifPresent(link -> found.putIfAbsent(
                        text, new MadePicture.Linked(link.uri(), link.expires(), link.contentType())));
    }

    private static boolean isOutput(String member) {
        String name = member.toLowerCase(Locale.ROOT);
        return name.contains("output") || name.contains("result");
    }

    /** What went in, and small copies. */
    private static boolean isNoOutput(String member) {
        String name = member.toLowerCase(Locale.ROOT);
        return name.startsWith("input")
                || name.equals("params")
                || name.equals("edges")
                || name.contains("thumb")
                || name.contains("preview");
    }
}

package io.github.camelflux.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;

/** Names the class of a request where a model's price has several, as the document's {@code by_class} does. */
final class PriceClass {

    private PriceClass() {}

    static String of(Model model, JsonNode body) {
        return switch (model.family()) {
            case FLUX_3 -> model.text(body, "resolution");
            case OUTPAINT -> model.text(body, "mode");
            case VIDEO ->
                video(
                        body.path("mode").asText(),
                        body.path("draft").asBoolean()
                                ? "draft"
                                : body.path("resolution").asText("hd"));
            default -> "";
        };
    }

    /** What an enhanced draft costs is not published; the price of the same video made at once is assumed. */
    static String enhanced(JsonNode draft, String resolution) {
        return video(draft.path("mode").asText(), resolution);
    }

    private static String video(String mode, String resolution) {
        return (mode.equals("v2v") ? "continued-" : "new-") + resolution;
    }
}

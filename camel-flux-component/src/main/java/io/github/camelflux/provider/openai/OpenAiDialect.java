package io.github.camelflux.provider.openai;

import io.github.camelflux.provider.ProviderOptions;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where servers with OpenAI's images API differ.
 *
 * @param provider whose name for the model is sent
 * @param responseFormat in what form pictures are asked for; null for a server that refuses to be asked
 * @param imageField the form's field for each picture
 * @param urlField the form's field for the address of a picture; null if only bytes are taken
 * @param names of neutral fields that OpenAI does not have; one that is missing is refused
 */
public record OpenAiDialect(
        String provider, String responseFormat, String imageField, String urlField, Map<String, String> names) {

    private static final Pattern FIELD = Pattern.compile("[\\w.\\[\\]-]+");
    private static final Set<String> FORMATS = Set.of("b64_json", "url", "none");

    public OpenAiDialect {
        names = Map.copyOf(names);
    }

    /** Without anything that is not in OpenAI's document; pictures come with the answer. */
    public static OpenAiDialect plain(String provider) {
        return new OpenAiDialect(provider, "b64_json", "image", null, Map.of());
    }

    /** As vLLM-Omni has it (its documentation), unless options say otherwise. */
    static OpenAiDialect of(ProviderOptions options) {
        String format = options.word("responseFormat", FORMATS).orElse("b64_json");
        return new OpenAiDialect(
                OpenAiProvider.NAME,
                format.equals("none") ? null : format,
                field(options, "imageField", "image"),
                field(options, "urlField", null),
                Map.of(
                        "outputFormat", "output_format",
                        "seed", field(options, "seedField", "seed"),
                        "steps", field(options, "stepsField", "num_inference_steps"),
                        "guidance", field(options, "guidanceField", "guidance_scale")));
    }

    private static String field(ProviderOptions options, String name, String unless) {
        return options.text(name, FIELD, "the name of a field").orElse(unless);
    }
}

package io.github.camelflux.simulator.openai;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which server speaks: all have OpenAI's paths and members, and each has its own idea of the rest. */
enum Dialect {
    /** vLLM-Omni: pictures in base64 only, errors as FastAPI writes them. The one at the root. */
    VLLM_OMNI("/v1", "b64_json"),
    /** SGLang: addresses without a host. */
    SGLANG("/sglang/v1", "b64_json"),
    /** LocalAI: addresses unless base64 is asked for, errors as OpenAI writes them, a small size for whatever is odd. */
    LOCALAI("/localai/v1", "url"),
    /** Azure's image API: a key is needed, one picture at a time, a content filter. */
    AZURE("/openai/deployments/[^/]+", "b64_json");

    private final Pattern path;
    private final String usualForm;

    Dialect(String prefix, String usualForm) {
        this.path = Pattern.compile(prefix + "/images/(generations|edits)");
        this.usualForm = usualForm;
    }

    /**
     * What a path asks for.
     *
     * @param dialect in which words
     * @param edit whether pictures come along
     */
    record Asked(Dialect dialect, boolean edit) {}

    static Optional<Asked> of(String path) {
        for (Dialect dialect : values()) {
            Matcher matcher = dialect.path.matcher(path);
            if (matcher.matches()) {
                return Optional.of(new Asked(dialect, matcher.group(1).equals("edits")));
            }
        }
        return Optional.empty();
    }

    /** The {@code response_format} where a request names none. */
    String usualForm() {
        return usualForm;
    }

    /** Whether errors look like FastAPI's; else like OpenAI's. */
    boolean likeFastApi() {
        return this == VLLM_OMNI || this == SGLANG;
    }

    /** Whether the server is somebody's own, with one engine, no price, and no opinion on what it draws. */
    boolean selfHosted() {
        return this != AZURE;
    }
}

package io.github.camelflux.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one job is asked to make, in neutral terms. Only what the caller set is present: every absent member is null (or empty)
 * and is not sent.
 *
 * @param operation what is asked for
 * @param model the model by its neutral catalogue name, or a provider's own name passed through
 * @param prompt the text; null for operations without one
 * @param width in pixels, or null
 * @param height in pixels, or null
 * @param aspectRatio such as {@code 16:9}, or null
 * @param resolution a provider's size class such as {@code 2k}, or null
 * @param seed any size of integer, or null
 * @param outputFormat {@code jpeg}, {@code png} or {@code webp}, or null
 * @param safetyTolerance as the model counts it, or null
 * @param promptUpsampling whether the provider may rewrite the prompt, or null
 * @param steps or null
 * @param guidance or null
 * @param images the pictures that the request is about, in order; may be empty
 * @param roles what goes in beside them; may be empty
 * @param extra further members by the provider's own names ({@code input.*}), as JSON values; may be empty
 */
public record ImageRequest(
        Operation operation,
        String model,
        String prompt,
        Integer width,
        Integer height,
        String aspectRatio,
        String resolution,
        BigInteger seed,
        String outputFormat,
        Integer safetyTolerance,
        Boolean promptUpsampling,
        Integer steps,
        BigDecimal guidance,
        List<InputImage> images,
        Map<InputRole, InputImage> roles,
        Map<String, Object> extra) {

    public ImageRequest {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(model, "model");
        images = List.copyOf(images);
        roles = Map.copyOf(roles);
        extra = Map.copyOf(extra);
    }

    /** What goes in under a role, if anything does. */
    public Optional<InputImage> input(InputRole role) {
        return Optional.ofNullable(roles.get(role));
    }

    /** Starts a request in which nothing else is set. */
    public static Builder builder(Operation operation, String model) {
        return new Builder(operation, model);
    }

    /**
     * What identifies the request: SHA-256, in lower-case hexadecimal, of the operation, the model and all that the caller set,
     * pictures by the digests of their bytes (or by their URL, when the provider fetches them). Neither the order of members nor
     * the way in which a number is written matters. Reads the pictures whose digest is not known yet.
     *
     * @throws UncheckedIOException if a picture cannot be read
     * @throws IllegalArgumentException if {@link #extra} holds something that is not a JSON value
     */
    public String fingerprint() {
        return fingerprint(model);
    }

    /**
     * The same with other words for what was asked: who asks for a tier means no model.
     *
     * @param asked in the place of the model's name
     */
    public String fingerprint(String asked) {
        try {
            return Fingerprint.of(this, asked);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture of the request cannot be read", e);
        }
    }

    /** Gathers what the caller set. A member that is set to null counts as not set. Not safe for use by several threads. */
    public static final class Builder {

        private final Operation operation;
        private final String model;
        private String prompt;
        private Integer width;
        private Integer height;
        private String aspectRatio;
        private String resolution;
        private BigInteger seed;
        private String outputFormat;
        private Integer safetyTolerance;
        private Boolean promptUpsampling;
        private Integer steps;
        private BigDecimal guidance;
        private final List<InputImage> images = new ArrayList<>();
        private final Map<InputRole, InputImage> roles = new EnumMap<>(InputRole.class);
        private final Map<String, Object> extra = new LinkedHashMap<>();

        private Builder(Operation operation, String model) {
            this.operation = operation;
            this.model = model;
        }

        public Builder prompt(String prompt) {
            this.prompt = prompt;
            return this;
        }

        public Builder width(Integer width) {
            this.width = width;
            return this;
        }

        public Builder height(Integer height) {
            this.height = height;
            return this;
        }

        public Builder aspectRatio(String aspectRatio) {
            this.aspectRatio = aspectRatio;
            return this;
        }

        public Builder resolution(String resolution) {
            this.resolution = resolution;
            return this;
        }

        public Builder seed(BigInteger seed) {
            this.seed = seed;
            return this;
        }

        public Builder outputFormat(String outputFormat) {
            this.outputFormat = outputFormat;
            return this;
        }

        public Builder safetyTolerance(Integer safetyTolerance) {
            this.safetyTolerance = safetyTolerance;
            return this;
        }

        public Builder promptUpsampling(Boolean promptUpsampling) {
            this.promptUpsampling = promptUpsampling;
            return this;
        }

        public Builder steps(Integer steps) {
            this.steps = steps;
            return this;
        }

        public Builder guidance(BigDecimal guidance) {
            this.guidance = guidance;
            return this;
        }

        /** Sets what goes in under a role. */
        public Builder input(InputRole role, InputImage input) {
            roles.put(role, input);
            return this;
        }

        /** Adds a picture after those that are there. */
        public Builder image(InputImage image) {
            images.add(image);
            return this;
        }

        /** Adds pictures after those that are there. */
        public Builder images(List<InputImage> more) {
            images.addAll(more);
            return this;
        }

        /** Sets a member by the provider's own name. */
        public Builder extra(String name, Object value) {
            if (value == null) {
                extra.remove(name);
            } else {
                extra.put(name, value);
            }
            return this;
        }

        public ImageRequest build() {
            return new ImageRequest(
                    operation,
                    model,
                    prompt,
                    width,
                    height,
                    aspectRatio,
                    resolution,
                    seed,
                    outputFormat,
                    safetyTolerance,
                    promptUpsampling,
                    steps,
                    guidance,
                    images,
                    roles,
                    extra);
        }
    }
}

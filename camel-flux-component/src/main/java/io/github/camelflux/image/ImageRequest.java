package io.github.camelflux.image;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
 * @param images the pictures that go in, in order; may be empty
 * @param mask or null
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
        InputImage mask,
        Map<String, Object> extra) {

    public ImageRequest {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(model, "model");
        images = List.copyOf(images);
        extra = Map.copyOf(extra);
    }
}

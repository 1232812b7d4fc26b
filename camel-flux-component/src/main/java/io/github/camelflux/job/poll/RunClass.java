package io.github.camelflux.job.poll;

import io.github.camelflux.image.Operation;
import java.util.Objects;

/**
 * Jobs that are expected to take about the same time.
 *
 * @param provider who runs them
 * @param model by its neutral name
 * @param operation what they are
 * @param size in words; empty when not known
 */
public record RunClass(String provider, String model, Operation operation, String size) {

    public RunClass {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(size, "size");
    }
}

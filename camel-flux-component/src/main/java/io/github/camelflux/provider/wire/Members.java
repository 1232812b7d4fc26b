package io.github.camelflux.provider.wire;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gathers the members of a submission under a provider's names: what the caller set, and nothing else. What the provider has no
 * name for is refused, because it would be paid for and not be heeded. Not safe for use by several threads.
 */
public final class Members {

    private final String provider;
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** @param provider its name, for messages */
    public Members(String provider) {
        this.provider = provider;
    }

    /** Sets a member; nothing if the value is null. */
    public Members put(String name, Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    /**
     * Sets the members that callers name as the provider does, sorted, so that the same request is written the same way each time.
     *
     * @throws IllegalArgumentException if one is set already
     */
    public Members putExtra(Map<String, Object> extra) {
        new TreeMap<>(extra).forEach((name, value) -> {
            if (members.putIfAbsent(name, value) != null) {
                throw new IllegalArgumentException("input." + name + ": " + name + " is set already");
            }
        });
        return this;
    }

    /**
     * The provider has no such field.
     *
     * @param field as callers name it
     * @throws IllegalArgumentException if it is set
     */
    public Members lacks(String field, Object value) {
        if (value != null) {
            throw new IllegalArgumentException(
                    field + ": " + provider + " has no such field, the request sets it to " + value);
        }
        return this;
    }

    /**
     * The provider has no field for how strictly content is judged, and leaves prompts as they are.
     *
     * @throws IllegalArgumentException if the request wants it otherwise
     */
    public Members lacksSafetyAndUpsampling(ImageRequest request) {
        boolean upsampling = Boolean.TRUE.equals(request.promptUpsampling());
        return lacks("safetyTolerance", request.safetyTolerance()).lacks("promptUpsampling", upsampling ? true : null);
    }

    /**
     * The provider offers these operations only.
     *
     * @throws IllegalArgumentException if the request is for another one
     */
    public Members offers(Set<Operation> offered, ImageRequest request) {
        if (!offered.contains(request.operation())) {
            String names = offered.stream().map(Operation::uriName).sorted().collect(Collectors.joining(", "));
            throw new IllegalArgumentException("operation: " + provider + " does not offer "
                    + request.operation().uriName() + ", but " + names);
        }
        if (request.operation() != Operation.GENERATE && request.images().isEmpty()) {
            throw new IllegalArgumentException(
                    "images: there is no picture to " + request.operation().uriName());
        }
        return this;
    }

    /**
     * Beside pictures these may go in only.
     *
     * @throws IllegalArgumentException if something else does
     */
    public Members takes(Set<InputRole> taken, ImageRequest request) {
        request.roles().keySet().stream()
                .filter(role -> !taken.contains(role))
                .findFirst()
                .ifPresent(role -> {
                    throw new IllegalArgumentException(
                            role.roleName() + ": " + provider + " takes no " + role.roleName());
                });
        return this;
    }

    /** What was gathered, in that order. */
    public Map<String, Object> toMap() {
        return members;
    }
}

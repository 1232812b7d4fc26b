package io.github.camelflux.provider.wire;

import io.github.camelflux.image.ImageRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a caller set that a provider has no place for. Left out silently, he would pay for a picture that he did not ask for. */
public final class Placeless {

    private Placeless() {}

    /**
     * Refuses the first such setting.
     *
     * @param taken the options that have a place
     * @param advice what to do instead
     * @throws IllegalArgumentException if there is one; the message names it
     */
    public static void refuse(ImageRequest request, Set<String> taken, String advice) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("seed", request.seed());
        set.put("size", request.width() == null ? request.height() : request.width());
        set.put("aspectRatio", request.aspectRatio());
        set.put("resolution", request.resolution());
        set.put("outputFormat", request.outputFormat());
        set.put("safetyTolerance", request.safetyTolerance());
        set.put("promptUpsampling", request.promptUpsampling());
        set.put("steps", request.steps());
        set.put("guidance", request.guidance());
        set.put("images", request.images().isEmpty() ? null : request.images().size() + " of them");
        request.roles().keySet().forEach(role -> set.put(role.roleName(), "a " + role.roleName()));
        set.forEach((name, value) -> {
            if (value != null && !taken.contains(name)) {
                throw new IllegalArgumentException(name + ": '" + value + "' has no place here; " + advice);
            }
        });
    }
}

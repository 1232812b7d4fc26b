package io.github.camelflux.provider.replicate;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** What the families of FLUX models take beside prompt, seed and format. */
enum ReplicateModel {
    /** By Replicate's code for these models. */
    SCHNELL(
            "black-forest-labs/flux-schnell",
            ReplicatePictures.NONE,
            SizeMembers.MEGAPIXELS,
            "aspect_ratio",
            Names.STEPS),
    DEV(
            "black-forest-labs/flux-dev",
            ReplicatePictures.IMAGE,
            SizeMembers.MEGAPIXELS,
            "aspect_ratio",
            Names.STEPS,
            Names.GUIDANCE),
    /** By several users; that a size needs the shape {@code custom} says one of them only. */
    FLUX_2(
            "black-forest-labs/flux-2-.*",
            ReplicatePictures.INPUT_IMAGES,
            SizeMembers.CUSTOM,
            "aspect_ratio",
            "resolution",
            Names.TOLERANCE),
    /** Only the names of the models are certain, what they take is from others' texts. */
    PRO(
            "black-forest-labs/flux-(1\\.1-)?pro(-ultra)?",
            ReplicatePictures.IMAGE_PROMPT,
            SizeMembers.CUSTOM,
            "aspect_ratio",
            Names.TOLERANCE,
            Names.UPSAMPLING),
    KONTEXT(
            "black-forest-labs/flux-kontext-.*",
            ReplicatePictures.INPUT_IMAGE,
            SizeMembers.NONE,
            "aspect_ratio",
            Names.TOLERANCE,
            Names.UPSAMPLING),
    /** Not in the list, or a deployment, which hides its model: what most models call so is sent. */
    OTHER(
            ".*",
            ReplicatePictures.UNKNOWN,
            SizeMembers.SIDES,
            "aspect_ratio",
            "resolution",
            Names.TOLERANCE,
            Names.UPSAMPLING,
            Names.STEPS,
            Names.GUIDANCE);

    private static final class Names {
        private static final String STEPS = "num_inference_steps";
        private static final String GUIDANCE = "guidance";
        private static final String TOLERANCE = "safety_tolerance";
        private static final String UPSAMPLING = "prompt_upsampling";
    }

    private final Pattern names;
    private final ReplicatePictures pictures;
    private final SizeMembers size;
    private final Set<String> members;

    ReplicateModel(String names, ReplicatePictures pictures, SizeMembers size, String... members) {
        this.names = Pattern.compile(names);
        this.pictures = pictures;
        this.size = size;
        this.members = Set.of(members);
    }

    /** @param id of a model, with a version or without, or of a deployment */
    static ReplicateModel of(String id) {
        String name = id.replaceFirst(":.*", "");
        return Arrays.stream(values())
                .filter(family -> family.names.matcher(name).matches())
                .findFirst()
                .orElseThrow();
    }

    /** Whether it takes one of the members that not all have. */
    boolean takes(String member) {
        return members.contains(member);
    }

    ReplicatePictures pictures() {
        return pictures;
    }

    SizeMembers size() {
        return size;
    }
}

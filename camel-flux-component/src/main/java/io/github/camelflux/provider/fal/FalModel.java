package io.github.camelflux.provider.fal;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** What the families of FLUX endpoints take beside prompt, seed and format (types of fal's client). */
enum FalModel {
    FLUX_1(
            "fal-ai/(flux(-1)?/(schnell|dev)|flux-lora)",
            FalPictures.NONE,
            false,
            "image_size",
            Names.STEPS,
            Names.GUIDANCE),
    PRO_1_1("fal-ai/flux-pro/v1\\.1", FalPictures.NONE, false, "image_size", Names.TOLERANCE, Names.ENHANCE),
    ULTRA("fal-ai/flux-pro/v1\\.1-ultra", FalPictures.ONE, false, "aspect_ratio", Names.TOLERANCE, Names.ENHANCE),
    KONTEXT(
            "fal-ai/flux-pro/kontext(/.*)?",
            FalPictures.KONTEXT,
            false,
            "aspect_ratio",
            Names.GUIDANCE,
            Names.TOLERANCE),
    KLEIN("fal-ai/flux-2/klein/.*", FalPictures.FIRST_FOUR, true, "image_size", Names.STEPS, Names.GUIDANCE),
    FLUX_2(
            "fal-ai/flux-2(/.*)?",
            FalPictures.FIRST_FOUR,
            true,
            "image_size",
            Names.STEPS,
            Names.GUIDANCE,
            Names.EXPAND),
    FLUX_2_PRO("fal-ai/flux-2-(pro|max)(/.*)?", FalPictures.EDIT, false, "image_size", Names.TOLERANCE),
    FLUX_2_FLEX(
            "fal-ai/flux-2-flex(/.*)?",
            FalPictures.EDIT,
            false,
            "image_size",
            Names.TOLERANCE,
            Names.STEPS,
            Names.GUIDANCE),
    /** Not in the list: what fal calls the same everywhere is sent. */
    OTHER(".*", FalPictures.AS_NAMED, true, "image_size", "aspect_ratio", Names.TOLERANCE, Names.STEPS, Names.GUIDANCE);

    private static final class Names {
        private static final String STEPS = "num_inference_steps";
        private static final String GUIDANCE = "guidance_scale";
        private static final String TOLERANCE = "safety_tolerance";
        private static final String ENHANCE = "enhance_prompt";
        private static final String EXPAND = "enable_prompt_expansion";
    }

    private final Pattern ids;
    private final FalPictures pictures;
    private final boolean webp;
    private final Set<String> members;

    FalModel(String ids, FalPictures pictures, boolean webp, String... members) {
        this.ids = Pattern.compile(ids);
        this.pictures = pictures;
        this.webp = webp;
        this.members = Set.of(members);
    }

    static FalModel of(String id) {
        return Arrays.stream(values())
                .filter(family -> family.ids.matcher(id).matches())
                .findFirst()
                .orElseThrow();
    }

    /** Whether it takes one of the members that not all have. */
    boolean takes(String member) {
        return members.contains(member);
    }

    FalPictures pictures() {
        return pictures;
    }

    /** Whether it makes WebP; all make JPEG and PNG. */
    boolean webp() {
        return webp;
    }
}

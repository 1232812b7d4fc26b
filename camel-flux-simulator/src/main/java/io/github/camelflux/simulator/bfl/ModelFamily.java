package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.engine.RunPlan;
import java.time.Duration;
import java.util.List;

/** What models have in common beyond their schema (BFL's guides). */
enum ModelFamily {
    FLUX_2(RunPlan.SILENT, Duration.ofMinutes(10), "input_image"),
    FLUX_3(RunPlan.STEPWISE, Duration.ofHours(1), "images"),
    KONTEXT(RunPlan.SILENT, Duration.ofMinutes(10), "input_image"),
    FLUX_1(RunPlan.SILENT, Duration.ofMinutes(10), "image_prompt"),
    ULTRA(RunPlan.SILENT, Duration.ofMinutes(10), "image_prompt"),
    FILL(RunPlan.SILENT, Duration.ofMinutes(10), "image", "mask"),
    EXPAND(RunPlan.SILENT, Duration.ofMinutes(10), "image");

    private final RunPlan plan;
    private final Duration linkLifetime;
    private final List<String> pictureMembers;

    ModelFamily(RunPlan plan, Duration linkLifetime, String... pictureMembers) {
        this.plan = plan;
        this.linkLifetime = linkLifetime;
        this.pictureMembers = List.of(pictureMembers);
    }

    RunPlan plan() {
        return plan;
    }

    /** How long a result link lives: 10 minutes, FLUX 3 one hour. */
    Duration linkLifetime() {
        return linkLifetime;
    }

    /** Whether this member of a body holds a picture, or several. */
    boolean holdsPicture(String member) {
        return pictureMembers.contains(member)
                || pictureMembers.contains("input_image") && member.matches("input_image_[2-8]");
    }

    /** Whether a picture may be named by an address; FLUX.1 takes base64 only (its schema). */
    boolean takesAddresses() {
        return this == FLUX_2 || this == FLUX_3 || this == KONTEXT;
    }

    /** Whether the result names the seed; FLUX 3 does not. */
    boolean reportsSeed() {
        return this != FLUX_3;
    }
}

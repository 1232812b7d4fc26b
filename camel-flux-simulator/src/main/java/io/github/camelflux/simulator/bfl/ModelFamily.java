package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.engine.RunPlan;
import java.time.Duration;

/** What models have in common beyond their schema (BFL's guides). */
enum ModelFamily {
    FLUX_2,
    FLUX_3(RunPlan.STEPWISE, Duration.ofHours(1)),
    KONTEXT,
    FLUX_1,
    ULTRA,
    FILL,
    EXPAND,
    CONTROL,
    OUTPAINT,
    ERASE,
    DEBLUR,
    TRY_ON,
    VIDEO(RunPlan.STEPWISE, Duration.ofHours(2)),
    VIDEO_EDIT(RunPlan.STEPWISE, Duration.ofHours(2)),
    VIDEO_UPSCALE(RunPlan.STEPWISE, Duration.ofHours(2));

    private final RunPlan plan;
    private final Duration linkLifetime;

    ModelFamily() {
        this(RunPlan.SILENT, Duration.ofMinutes(10));
    }

    ModelFamily(RunPlan plan, Duration linkLifetime) {
        this.plan = plan;
        this.linkLifetime = linkLifetime;
    }

    RunPlan plan() {
        return plan;
    }

    /** How long a result link lives: 10 minutes, FLUX 3 images one hour, videos two. */
    Duration linkLifetime() {
        return linkLifetime;
    }

    boolean video() {
        return ordinal() >= VIDEO.ordinal();
    }

    /** Whether pixels of what came in stand in the result, so that it has to be kept as large as it came. */
    boolean keepsPixels() {
        return switch (this) {
            case FILL, EXPAND, OUTPAINT, ERASE, DEBLUR, TRY_ON -> true;
            default -> false;
        };
    }
}

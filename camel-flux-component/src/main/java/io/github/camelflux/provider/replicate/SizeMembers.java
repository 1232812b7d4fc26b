package io.github.camelflux.provider.replicate;

import io.github.camelflux.provider.wire.InputMembers;

/** How a size in pixels is said to a family of models. */
enum SizeMembers {
    /** Not at all. */
    NONE {
        @Override
        void put(InputMembers input, int width, int height, String model) {
            throw new IllegalArgumentException(
                    "size: " + width + "x" + height + " cannot be asked of " + model + "; say aspectRatio");
        }
    },
    /** By its shape, and whether it has one megapixel or a quarter of one. */
    MEGAPIXELS {
        @Override
        void put(InputMembers input, int width, int height, String model) {
            ReplicateSizes.Shape shape = ReplicateSizes.of(width, height)
                    .orElseThrow(() -> new IllegalArgumentException("size: " + width + "x" + height + " is none that "
                            + model + " makes; say aspectRatio, and input.megapixels for a quarter of the pixels"));
            input.set("aspect_ratio", shape.ratio());
            input.set("megapixels", shape.megapixels());
        }
    },
    /** By both sides, which count only with the shape {@code custom}. */
    CUSTOM {
        @Override
        void put(InputMembers input, int width, int height, String model) {
            input.set("aspect_ratio", "custom");
            SIDES.put(input, width, height, model);
        }
    },
    SIDES {
        @Override
        void put(InputMembers input, int width, int height, String model) {
            input.set("width", width);
            input.set("height", height);
        }
    };

    /** @throws IllegalArgumentException if the model cannot be asked for the size; the message names it */
    abstract void put(InputMembers input, int width, int height, String model);
}

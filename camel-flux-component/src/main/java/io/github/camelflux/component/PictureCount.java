package io.github.camelflux.component;

import io.github.camelflux.FluxRequestException;
import io.github.camelflux.image.ImageRequest;

/**
 * How many pictures a message asks for. Safe for use by several threads.
 *
 * @param most the component option {@code maxCount}
 */
record PictureCount(int most) {

    private static final String FIELD = "seed";

    /** @throws IllegalArgumentException if no message could ask for anything */
    PictureCount {
        if (most < 1) {
            throw new IllegalArgumentException("maxCount: " + most + " is less than 1");
        }
    }

    /** @throws IllegalArgumentException if the options of an endpoint ask for a count that it cannot buy */
    void check(PictureOptions options) {
        Integer count = options.getCount();
        if (count == null) {
            return;
        }
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " is less than 1");
        }
        if (count > most) {
            throw new IllegalArgumentException("count: " + count + tooMany());
        }
        if (count > 1 && options.getSeed() != null) {
            throw new IllegalArgumentException("seed: " + options.getSeed() + onePicture(count));
        }
    }

    /**
     * The count of a message; 1 if nobody says anything.
     *
     * @throws FluxRequestException if it cannot be bought; the message names place and value
     */
    int of(FieldSource fields, ImageRequest request) {
        FieldValue given = fields.find(PictureField.COUNT).orElse(null);
        if (given == null) {
            return 1;
        }
        int count = given.integer(1);
        if (count > most) {
            throw BadRequest.because(given.where() + ": " + BadRequest.quote(given.value()) + tooMany());
        }
        if (count > 1 && (request.seed() != null || request.extra().containsKey(FIELD))) {
            Object seed = request.seed() == null ? request.extra().get(FIELD) : request.seed();
            String where = fields.find(PictureField.SEED).map(FieldValue::where).orElse("input.seed");
            throw BadRequest.because(where + ": " + BadRequest.quote(seed) + onePicture(count));
        }
        return count;
    }

    private String tooMany() {
        return " is more than the component's maxCount, which is " + most;
    }

    private static String onePicture(int count) {
        return " with a count of " + count + " would buy the same picture " + count
                + " times. Leave the seed out (each picture then says its own in " + FluxConstants.JOB_SEED
                + "), or send one message for each seed";
    }
}

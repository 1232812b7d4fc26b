package io.github.camelflux.simulator.together;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A model at Together AI.
 *
 * @param name as {@code model} names it
 * @param usd for each picture, in US dollars
 * @param usualRunTime how long one picture takes; a guess
 * @param images whether pictures can be sent along
 */
record TogetherModel(String name, BigDecimal usd, Duration usualRunTime, boolean images) {

    /** A catalogue of resale prices names these three; all others are what BFL asks for the model. */
    private static final List<TogetherModel> ALL = List.of(
            of("FLUX.1-schnell", "0.0027", 1500, false),
            of("FLUX.1-schnell-Free", "0", 1500, false),
            of("FLUX.1-dev", "0.0154", 4000, false),
            of("FLUX.1-dev-lora", "0.0154", 4000, false),
            of("FLUX.1-krea-dev", "0.0154", 4000, false),
            of("FLUX.1-kontext-dev", "0.025", 5000, true),
            of("FLUX.1-kontext-pro", "0.04", 6000, true),
            of("FLUX.1-kontext-max", "0.08", 8000, true),
            of("FLUX.1.1-pro", "0.04", 5000, false),
            of("FLUX.2-pro", "0.05", 8000, true),
            of("FLUX.2-dev", "0.0154", 6000, true),
            of("FLUX.2-flex", "0.05", 12000, true),
            of("FLUX.2-max", "0.07", 15000, true));

    private static TogetherModel of(String name, String usd, long millis, boolean images) {
        return new TogetherModel("black-forest-labs/" + name, new BigDecimal(usd), Duration.ofMillis(millis), images);
    }

    static Optional<TogetherModel> named(String name) {
        return ALL.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** The price of all pictures of one call. */
    BigDecimal usd(int pictures) {
        return usd.multiply(BigDecimal.valueOf(pictures));
    }

    /** FLUX.2 takes a list; the models before it take one picture. */
    boolean references() {
        return name.contains("/FLUX.2");
    }
}

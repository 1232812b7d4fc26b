package io.github.camelflux.simulator.deepinfra;

import io.github.camelflux.simulator.draw.PictureSize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A model at DeepInfra. Its open models cost by pixels and steps, those of others by the picture.
 *
 * @param name as the path names it
 * @param usd the price in US dollars: of one picture, or of one of 1024 x 1024 with {@code pricedSteps}
 * @param pricedSteps the steps that the price is for; 0 if steps and pixels do not matter
 * @param steps used where a request names none
 * @param usualRunTime how long one picture takes; a guess
 */
record DeepInfraModel(String name, BigDecimal usd, int pricedSteps, int steps, Duration usualRunTime) {

    private static final long PRICED_PIXELS = 1024L * 1024;
    private static final int DIGITS = 6;

    private static final List<DeepInfraModel> ALL = List.of(
            of("FLUX-1-schnell", "0.0005", 1, 4, 1200),
            of("FLUX-1-dev", "0.009", 25, 25, 4000),
            of("FLUX-1.1-pro", "0.04", 0, 25, 5000),
            of("FLUX-pro", "0.05", 0, 25, 6000),
            of("FLUX-2-dev", "0.01", 28, 28, 6000),
            of("FLUX-2-pro", "0.07", 0, 28, 8000),
            of("FLUX-2-klein-4b", "0.0005", 1, 4, 1200),
            of("FLUX.1-Kontext-dev", "0.01", 28, 28, 5000),
            of("FLUX.1-Kontext-pro", "0.04", 0, 28, 6000));

    private static DeepInfraModel of(String name, String usd, int pricedSteps, int steps, long millis) {
        return new DeepInfraModel(
                "black-forest-labs/" + name, new BigDecimal(usd), pricedSteps, steps, Duration.ofMillis(millis));
    }

    static Optional<DeepInfraModel> named(String name) {
        return ALL.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    /** The price of pictures of this size, made with so many steps. */
    BigDecimal usd(PictureSize size, int chosenSteps, int pictures) {
        BigDecimal all = usd.multiply(BigDecimal.valueOf(pictures));
        return pricedSteps == 0
                ? all
                : all.multiply(BigDecimal.valueOf(size.pixels() * chosenSteps))
                        .divide(BigDecimal.valueOf(PRICED_PIXELS * pricedSteps), MathContext.DECIMAL64)
                        .setScale(DIGITS, RoundingMode.HALF_UP);
    }
}

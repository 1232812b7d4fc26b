package io.github.camelflux.image;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How the price of one job comes about, in US dollars. What depends on something that is not known has no price: never 0. */
public sealed interface Price {

    /** The price of a job; empty if it depends on a quantity that is not known. */
    Optional<BigDecimal> of(Quantities job);

    /**
     * The same for every job.
     *
     * @param usd the price
     */
    record Fixed(BigDecimal usd) implements Price {
        public Fixed {
            Objects.requireNonNull(usd, "usd");
        }

        @Override
        public Optional<BigDecimal> of(Quantities job) {
            return Optional.of(usd);
        }
    }

    /**
     * By megapixels. Begun ones count, of the result and of all pictures that go in, taken together.
     *
     * @param output of the result
     * @param input of all pictures that go in, together
     * @param megapixel how many pixels one has
     */
    record Megapixels(Rate output, Rate input, long megapixel) implements Price {
        @Override
        public Optional<BigDecimal> of(Quantities job) {
            boolean needsInputs = !input.equals(Rate.NOTHING);
            if (job.output() == null || needsInputs && job.inputPixels() == null) {
                return Optional.empty();
            }
            long in = needsInputs
                    ? begun(job.inputPixels().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    : 0;
            return Optional.of(output.times(begun(job.output().pixels())).add(input.times(in)));
        }

        private long begun(long pixels) {
            return (pixels + megapixel - 1) / megapixel;
        }
    }

    /**
     * What megapixels cost.
     *
     * @param first the first one
     * @param further each after it
     */
    record Rate(BigDecimal first, BigDecimal further) {

        /** Costs nothing. */
        public static final Rate NOTHING = new Rate(BigDecimal.ZERO, BigDecimal.ZERO);

        BigDecimal times(long megapixels) {
            return megapixels == 0 ? BigDecimal.ZERO : first.add(further.multiply(BigDecimal.valueOf(megapixels - 1)));
        }
    }

    /**
     * By size class, whatever goes in.
     *
     * @param usd by {@code resolution}
     */
    record Resolutions(Map<String, BigDecimal> usd) implements Price {
        @Override
        public Optional<BigDecimal> of(Quantities job) {
            return Optional.ofNullable(job.resolution()).map(usd::get);
        }
    }

    /**
     * By the length of a video.
     *
     * @param usd of a second, by mode and by size class or {@code draft}; {@code *} is any
     */
    record Seconds(Map<String, Map<String, BigDecimal>> usd) implements Price {

        /** The mode or class that stands for any. */
        static final String ANY = "*";

        @Override
        public Optional<BigDecimal> of(Quantities job) {
            if (job.seconds() == null) {
                return Optional.empty();
            }
            return find(usd, job.mode())
                    .flatMap(classes -> find(classes, job.draft() ? "draft" : job.resolution()))
                    .map(second -> second.multiply(job.seconds()));
        }

        private static <T> Optional<T> find(Map<String, T> values, String name) {
            T value = name == null ? null : values.get(name);
            return Optional.ofNullable(value == null ? values.get(ANY) : value);
        }
    }
}

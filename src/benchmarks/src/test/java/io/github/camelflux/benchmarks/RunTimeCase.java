package io.github.camelflux.benchmarks;

import java.util.Random;

/** How long the jobs of a case run. */
enum RunTimeCase {
    NORMAL("N(7 s, 1.5 s)") {
        @Override
        double draw(Random random) {
            return normal(random, 7, 1.5);
        }
    },
    BIMODAL("70 % N(4 s, 0.5 s), 30 % N(12 s, 1 s)") {
        @Override
        double draw(Random random) {
            return random.nextDouble() < 0.7 ? normal(random, 4, 0.5) : normal(random, 12, 1);
        }
    },
    LONG_TAILED("log-normal, median 6 s, sigma 0.6") {
        @Override
        double draw(Random random) {
            return 6 * Math.exp(0.6 * random.nextGaussian());
        }
    },
    UNIFORM("uniform, 3 s to 11 s") {
        @Override
        double draw(Random random) {
            return 3 + 8 * random.nextDouble();
        }
    },
    EXPONENTIAL("exponential, mean 7 s") {
        @Override
        double draw(Random random) {
            return -7 * Math.log(1 - random.nextDouble());
        }
    },
    CONSTANT("always 7 s") {
        @Override
        double draw(Random random) {
            return 7;
        }
    },
    SLOWER("N(7 s, 1.5 s), 1.8 times as long from the middle on", 1.8) {
        @Override
        double draw(Random random) {
            return normal(random, 7, 1.5);
        }
    },
    FASTER("N(7 s, 1.5 s), half as long from the middle on", 0.5) {
        @Override
        double draw(Random random) {
            return normal(random, 7, 1.5);
        }
    },
    DRIFTING("N(7 s, 1.5 s), drifting to 1.8 times as long and back", 1.8) {
        @Override
        double draw(Random random) {
            return normal(random, 7, 1.5);
        }

        @Override
        boolean changes() {
            return false;
        }

        @Override
        double factor(double part) {
            return 1 + 0.8 * (1 - Math.abs(2 * part - 1));
        }
    };

    private static final double SHORTEST = 0.05;

    private final String words;
    private final double factor;

    RunTimeCase(String words) {
        this(words, 1);
    }

    RunTimeCase(String words, double factor) {
        this.words = words;
        this.factor = factor;
    }

    String words() {
        return words;
    }

    /** Whether run times change at one moment, in the middle. */
    boolean changes() {
        return factor != 1;
    }

    /** A run time at the beginning, in seconds. */
    abstract double draw(Random random);

    /** A run time when a part of the jobs, from 0 to 1, has ended. */
    final double draw(Random random, double part) {
        return factor(part) * draw(random);
    }

    /** How much longer jobs run then. */
    double factor(double part) {
        return part < 0.5 ? 1 : factor;
    }

    private static double normal(Random random, double mean, double deviation) {
        return Math.max(SHORTEST, mean + deviation * random.nextGaussian());
    }
}

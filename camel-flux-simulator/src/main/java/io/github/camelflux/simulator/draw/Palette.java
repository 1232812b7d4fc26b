package io.github.camelflux.simulator.draw;

import java.awt.Color;
import java.util.SplittableRandom;

/**
 * The colours of one composition.
 *
 * @param high the sky above
 * @param low the sky at the horizon
 * @param far the farthest shape
 * @param near the nearest shape
 * @param accent the sun, or whatever catches the eye
 */
record Palette(Color high, Color low, Color far, Color near, Color accent) {

    /**
     * Hues that go well together, in degrees: sky, horizon, land, light. Chosen by eye; drawn ones are too often muddy.
     */
    private static final double[][] MOODS = {
        {265, 45, 290, 75}, // sunrise
        {225, 75, 50, 85}, // desert
        {235, 200, 245, 80}, // open sea
        {320, 20, 345, 60}, // rose
        {200, 110, 165, 95}, // forest
        {285, 330, 290, 60}, // lavender
        {195, 60, 205, 40}, // coral
        {170, 130, 185, 30}, // mint
        {305, 40, 310, 80}, // plum
        {230, 260, 250, 350}, // ice
    };

    private static final double JITTER = 10;

    static Palette drawn(SplittableRandom random) {
        double[] mood = MOODS[random.nextInt(MOODS.length)];
        double turn = (2 * random.nextDouble() - 1) * JITTER;
        return random.nextInt(3) == 0
                ? dusk(mood[0] + turn, mood[1] + turn, mood[2] + turn, mood[3])
                : day(mood[0] + turn, mood[1] + turn, mood[2] + turn, mood[3]);
    }

    private static Palette day(double sky, double horizon, double land, double light) {
        return new Palette(
                Oklch.colour(0.75, 0.10, sky),
                Oklch.colour(0.93, 0.055, horizon),
                Oklch.colour(0.79, 0.085, land),
                Oklch.colour(0.38, 0.10, land - 12),
                Oklch.colour(0.84, 0.145, light));
    }

    private static Palette dusk(double sky, double horizon, double land, double light) {
        return new Palette(
                Oklch.colour(0.32, 0.10, sky),
                Oklch.colour(0.74, 0.13, horizon),
                Oklch.colour(0.54, 0.12, land),
                Oklch.colour(0.22, 0.06, land - 20),
                Oklch.colour(0.87, 0.13, light));
    }

    /** The colour of the shape at a depth: 0 is the farthest, 1 the nearest. */
    Color depth(double depth) {
        return Oklch.between(far, near, depth);
    }
}

package io.github.camelflux.simulator.draw;

/** Mixes two colours of pixels. */
final class Blend {

    private Blend() {}

    /** The colour that lies the given part of the way from one to the other. */
    static int of(int from, int to, double part) {
        return channel(from, to, part, 16) | channel(from, to, part, 8) | channel(from, to, part, 0);
    }

    private static int channel(int from, int to, double part, int shift) {
        int start = from >> shift & 255;
        int end = to >> shift & 255;
        return (int) Math.round(start + (end - start) * part) << shift;
    }
}

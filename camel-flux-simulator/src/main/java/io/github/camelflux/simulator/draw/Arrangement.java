package io.github.camelflux.simulator.draw;

/**
 * What the pictures that came with a request become in the result. Implementations are values: equal ones give equal
 * pictures, and their text tells unequal ones apart.
 */
public interface Arrangement {

    /** Paints the whole result. */
    void paint(Easel easel);
}

package io.github.camelflux.simulator.draw;

/** How much work goes into a picture. */
public enum Render {
    /** A composition of its own for each prompt and seed, with the prompt as caption. */
    DRAWN,
    /** One colour and nothing else, for load: right size and format, next to no time. */
    FLAT
}

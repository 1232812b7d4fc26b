package io.github.camelflux.simulator.http;

/** Which of the simulator's three addresses was called. BFL has other hosts for each, too. */
public enum Origin {
    API,
    POLLING,
    DELIVERY
}

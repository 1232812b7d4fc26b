package io.github.camelflux.job;

import java.util.Objects;

/**
 * What a permit is wished for.
 *
 * @param model what runs under it
 * @param modelLimit how many of that model may be in flight
 * @param priority higher goes first
 * @param route whose turn it takes: within one priority, routes take turns
 */
record PermitWish(String model, int modelLimit, int priority, String route) {

    PermitWish {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(route, "route");
    }

    static PermitWish of(Order order) {
        return new PermitWish(
                order.terms().model(),
                order.modelLimit(),
                order.priority(),
                order.terms().booking().route());
    }
}

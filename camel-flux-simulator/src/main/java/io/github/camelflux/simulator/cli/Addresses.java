package io.github.camelflux.simulator.cli;

import io.github.camelflux.simulator.FluxSimulator;
import io.github.camelflux.simulator.http.Origin;
import java.util.stream.Collectors;

/** What a person who started the simulator wants to know. */
final class Addresses {

    private static final String ROW = "  %-12s %s%n";

    private Addresses() {}

    static String table(FluxSimulator simulator) {
        return "Simulating Black Forest Labs' API and others. Pictures are drawn, nothing is charged.%n%n".formatted()
                + ROW.formatted("BFL's API", simulator.baseUrl())
                + ROW.formatted("polling", simulator.pollingUrl())
                + ROW.formatted("delivery", simulator.deliveryUrl())
                + others(simulator)
                + ROW.formatted("bill", simulator.baseUrl() + "/_simulator/bill")
                + ROW.formatted("faults", simulator.baseUrl() + "/_simulator/faults")
                + "%nStop with Ctrl+C.%n".formatted();
    }

    private static String others(FluxSimulator simulator) {
        return Origin.providers().stream()
                .filter(provider -> !provider.equals(Origin.API.provider()))
                .map(provider -> ROW.formatted(provider, simulator.baseUrl(provider)))
                .collect(Collectors.joining());
    }
}

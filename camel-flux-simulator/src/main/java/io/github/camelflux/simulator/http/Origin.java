package io.github.camelflux.simulator.http;

import java.util.Arrays;
import java.util.List;

/**
 * Which of the simulator's addresses was called. BFL has a host of its own for each of three purposes; every other
 * provider has one origin for all that it does, so that paths cannot collide and no link leads to another host.
 */
public enum Origin {
    API("bfl"),
    POLLING("bfl"),
    DELIVERY("bfl"),
    FAL("fal"),
    REPLICATE("replicate"),
    TOGETHER("together"),
    DEEPINFRA("deepinfra"),
    WIREFLOW("wireflow");

    private final String provider;

    Origin(String provider) {
        this.provider = provider;
    }

    /** The provider that is spoken to here, by the name that bills, faults and options know it by. */
    public String provider() {
        return provider;
    }

    /**
     * The origin at which a provider takes submissions.
     *
     * @throws IllegalArgumentException if no provider has this name
     */
    public static Origin of(String provider) {
        return Arrays.stream(values())
                .filter(origin -> origin.provider.equals(provider))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No provider is called " + provider + "; there are " + String.join(", ", providers())));
    }

    /** The names of all providers. */
    public static List<String> providers() {
        return Arrays.stream(values()).map(Origin::provider).distinct().toList();
    }
}

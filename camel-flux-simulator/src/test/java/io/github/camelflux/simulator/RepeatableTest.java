package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;

/** Chance is the same in each run of a test. */
@FluxSimulation
class RepeatableTest {

    private static final Set<Long> SEEDS = new HashSet<>();

    @RepeatedTest(2)
    void seeds_that_nobody_fixed_are_the_same_in_each_simulator(FluxSimulator simulator) {
        Client client = new Client(simulator);
        JsonNode ready = Client.json(client.poll(client.accepted("flux-2-pro", "{\"prompt\":\"a kite\"}")));

        SEEDS.add(ready.get("result").get("seed").longValue());

        assertThat(SEEDS).hasSize(1);
    }
}

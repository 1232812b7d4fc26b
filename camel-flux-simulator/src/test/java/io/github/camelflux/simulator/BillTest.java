package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.engine.BillLine;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@FluxSimulation
class BillTest {

    @Test
    void charges_are_counted_by_key_and_by_prompt(FluxSimulator simulator) {
        new Client(simulator, "one").accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");
        new Client(simulator, "one").accepted("flux-2-max", "{\"prompt\":\"a boat\"}");
        new Client(simulator, "two").accepted("flux-2-pro", "{\"prompt\":\"a kite\"}");

        assertThat(simulator.bill().count()).isEqualTo(3);
        assertThat(simulator.bill().count("a kite")).isEqualTo(2);
        assertThat(simulator.bill().count("a")).isZero();
        assertThat(simulator.bill().byKey()).isEqualTo(Map.of("one", 2, "two", 1));
        assertThat(simulator.bill().byPrompt()).isEqualTo(Map.of("a kite", 2, "a boat", 1));
        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("0.13");
        assertThat(simulator.bill().credits()).isEqualByComparingTo("13");
        assertThat(simulator.bill().lines())
                .extracting(BillLine::model)
                .containsExactly("flux-2-pro", "flux-2-max", "flux-2-pro");
        assertThat(simulator.bill().lines().get(0).jobId())
                .isEqualTo(simulator.jobs().get(0).id());
    }

    @ParameterizedTest(name = "{0} {1} costs {2} USD")
    @CsvSource(delimiter = '|', textBlock = """
            flux-2-pro      | {"prompt":"x"}                                        | 0.03
            flux-2-pro      | {"prompt":"x","width":64,"height":64}                 | 0.03
            flux-2-pro      | {"prompt":"x","width":1920,"height":1080}             | 0.045
            flux-2-pro      | {"prompt":"x","width":2048,"height":2048}             | 0.075
            flux-2-pro      | {"prompt":"x","input_image":"https://e.example/a.png"}| 0.045
            flux-2-max      | {"prompt":"x","input_image":"https://e.example/a.png"}| 0.10
            flux-2-flex     | {"prompt":"x","width":1024,"height":1040}             | 0.10
            flux-2-klein-4b | {"prompt":"x","width":2048,"height":1024}             | 0.015
            flux-3-image    | {"prompt":"x"}                                        | 0.048
            flux-3-image    | {"prompt":"x","resolution":"2k"}                      | 0.1
            flux-kontext-max| {"prompt":"x"}                                        | 0.08
            flux-pro-1.1-ultra | {"prompt":"x","raw":true}                          | 0.06
            """)
    void prices_follow_the_formula(String model, String body, String usd, FluxSimulator simulator) {
        new Client(simulator).accepted(model, body);

        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo(usd);
    }
}

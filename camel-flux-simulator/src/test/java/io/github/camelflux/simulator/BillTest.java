package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.engine.BillLine;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.time.Instant;
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
            flux-2-klein-9b | {"prompt":"x","width":2048,"height":2048,"input_image":"https://e.example/a.png"}| 0.023
            flux-kontext-pro| {"prompt":"x"}                                        | 0.04
            flux-pro-1.1    | {"prompt":"x"}                                        | 0.04
            flux-dev        | {"prompt":"x"}                                        | 0.025
            flux-pro-1.1-ultra-finetuned | {"prompt":"x","finetune_id":"mine"}      | 0.07
            flux-3-image    | {"prompt":"x","resolution":"768sq"}                   | 0.041
            flux-3-image    | {"prompt":"x","resolution":"1.5k","images":["https://e.example/a.png","https://e.example/b.png"]} | 0.07
            flux-3-image    | {"prompt":"x","resolution":"4k"}                      | 0.607
            flux-tools/vto-v1 | {"prompt":"x","person":"https://e.example/a.png","garment":"https://e.example/b.png"} | 0.0475
            flux-tools/vto-v2 | {"prompt":"x","person":"https://e.example/a.png","garment":"https://e.example/b.png"} | 0.0475
            flux-tools/deblur-v1 | {"image":"https://e.example/a.png"}              | 0.03
            flux-tools/erase-v1 | {"image":"https://e.example/a.png","mask":"https://e.example/b.png"} | 0.03
            flux-tools/outpainting-v1 | {"input_image":"https://e.example/a.png","width":2048,"height":1024} | 0.2
            flux-tools/outpainting-v1 | {"input_image":"https://e.example/a.png","width":2048,"height":1024,"mode":"fast"} | 0.045
            flux-3-video    | {"mode":"t2v","prompt":"x","duration":8}              | 1.36
            flux-3-video    | {"mode":"t2v","prompt":"x","duration":8,"draft":true} | 0.48
            flux-3-video    | {"mode":"t2v","prompt":"x","duration":8,"resolution":"uhd"} | 6.4
            flux-3-video    | {"mode":"t2v","prompt":"x"}                           | 0.85
            flux-3-video    | {"mode":"i2v","prompt":"x","duration":5,"resolution":"fhd","keyframes":"https://e.example/a.png"} | 1.45
            flux-3-video    | {"mode":"v2v","prompt":"x","duration":5,"resolution":"qhd","start_video":"https://e.example/a.mp4"} | 3.25
            flux-3-video    | {"mode":"v2v","prompt":"x","duration":5,"draft":true,"start_video":"https://e.example/a.mp4"} | 0.6
            flux-tools/video-edit-v1 | {"prompt":"x","video":"https://e.example/a.mp4"} | 0.15
            """)
    void prices_follow_the_formula(String model, String body, String usd, FluxSimulator simulator) {
        new Client(simulator).accepted(model, body);

        assertThat(simulator.bill().totalUsd()).isEqualByComparingTo(usd);
    }

    @ParameterizedTest(name = "{0} on {1} costs {2} USD")
    @CsvSource({
        "flux-3-image, 2026-10-07T23:59:59Z, 0.024",
        "flux-3-image, 2026-10-08T00:00:00Z, 0.048",
        "flux-2-flex,  2026-01-27T23:59:59Z, 0.06",
        "flux-2-flex,  2026-01-28T00:00:00Z, 0.05"
    })
    void prices_are_those_of_the_day(String model, Instant day, String usd) {
        try (FluxSimulator simulator =
                FluxSimulator.builder().clock(SimulatorClock.stoppedAt(day)).start()) {
            new Client(simulator).accepted(model, "{\"prompt\":\"x\"}");

            assertThat(simulator.bill().totalUsd()).isEqualByComparingTo(usd);
        }
    }
}

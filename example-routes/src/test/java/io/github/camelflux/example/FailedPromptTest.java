package io.github.camelflux.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prompt that gives no picture is put away where its kind of failure belongs, with the typed reason beside it. */
class FailedPromptTest {

    @TempDir
    Path home;

    private FluxSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private RunningExample exampleWith(String key) {
        return RunningExample.in(home, OutsideSimulator.options(simulator, key));
    }

    @Test
    void a_moderated_prompt_goes_to_moderated() {
        try (RunningExample example = exampleWith("a-key")) {
            example.drop("bad.txt", "A forbidden thing");

            assertThat(example.arrived(example.moderated("bad.txt"))).isEqualTo("A forbidden thing");
            assertThat(example.arrived(example.moderated("bad.txt.reason.txt")))
                    .contains("io.github.camelflux.FluxModerationException", "content rules")
                    .endsWith("Charged: YES\n");
            assertThat(simulator.bill().count()).isEqualTo(1);
            assertThat(example.keys()).isEmpty();
        }
    }

    @Test
    void a_size_that_cannot_be_made_goes_to_failed() {
        try (RunningExample example = exampleWith("a-key")) {
            example.drop("tiny.json", "{\"prompt\": \"A mite\", \"width\": 3, \"height\": 3}");

            example.arrived(example.failed("tiny.json"));
            assertThat(example.arrived(example.failed("tiny.json.reason.txt")))
                    .contains("io.github.camelflux.FluxRequestException", "width", "Charged: NO");
            assertThat(simulator.bill().count()).isZero();
        }
    }

    @Test
    void json_that_is_none_goes_to_failed() {
        try (RunningExample example = exampleWith("a-key")) {
            example.drop("broken.json", "{\"prompt\": ");

            assertThat(example.arrived(example.failed("broken.json"))).isEqualTo("{\"prompt\": ");
            assertThat(example.arrived(example.failed("broken.json.reason.txt")))
                    .contains("io.github.camelflux.FluxRequestException", "not a JSON object", "Charged: NO");
            assertThat(simulator.requests()).isEmpty();
        }
    }

    @Test
    void an_empty_prompt_goes_to_failed() {
        try (RunningExample example = exampleWith("a-key")) {
            example.drop("empty.txt", "");

            example.arrived(example.failed("empty.txt"));
            assertThat(example.arrived(example.failed("empty.txt.reason.txt")))
                    .contains("io.github.camelflux.FluxRequestException", "prompt", "Charged: NO");
            assertThat(simulator.requests()).isEmpty();
        }
    }

    @Test
    void a_wrong_key_sends_every_prompt_to_failed() {
        try (RunningExample example = exampleWith("wrong-key")) {
            example.drop("cat.txt", "A cat");

            example.arrived(example.failed("cat.txt"));
            assertThat(example.arrived(example.failed("cat.txt.reason.txt")))
                    .contains("io.github.camelflux.FluxAuthenticationException", "Not authenticated", "Charged: NO")
                    .doesNotContain("wrong-key");
        }
    }

    @Test
    void an_account_without_credit_sends_every_prompt_to_failed() {
        try (RunningExample example = exampleWith("empty-key")) {
            example.drop("cat.txt", "A cat");

            example.arrived(example.failed("cat.txt"));
            assertThat(example.arrived(example.failed("cat.txt.reason.txt")))
                    .contains("io.github.camelflux.FluxCreditException", "credit", "Charged: NO");
            assertThat(simulator.bill().count()).isZero();
        }
    }

    @Test
    void a_file_name_that_looks_like_an_expression_is_only_a_name() {
        try (RunningExample example = exampleWith("a-key")) {
            example.drop("${header.x} #1.txt", "A forbidden thing");

            example.arrived(example.moderated("${header.x} #1.txt"));
            example.arrived(example.moderated("${header.x} #1.txt.reason.txt"));
        }
    }

    @Test
    void prompts_of_one_name_that_fail_keep_a_reason_each() {
        try (RunningExample example = exampleWith("a-key")) {
            example.drop("bad.txt", "The first forbidden thing");
            example.arrived(example.moderated("bad.txt"));
            example.drop("bad.txt", "The second forbidden thing");

            assertThat(example.arrived(example.moderated("bad-2.txt"))).isEqualTo("The second forbidden thing");
            example.arrived(example.moderated("bad-2.txt.reason.txt"));
            assertThat(example.arrived(example.moderated("bad.txt"))).isEqualTo("The first forbidden thing");
        }
    }
}

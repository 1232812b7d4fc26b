package io.github.camelflux.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prompt that gives no picture is put away where its kind of failure belongs, with the typed reason beside it. */
class FailedPromptTest {

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static RunningExample example;

    private Since since;

    @BeforeAll
    static void start() throws IOException {
        simulator = OutsideSimulator.start();
        example = exampleIn("home", "a-key");
    }

    @BeforeEach
    void tidy() {
        example.tidy();
        since = Since.now(simulator);
    }

    @AfterAll
    static void stop() {
        example.close();
        simulator.close();
    }

    private static RunningExample exampleIn(String folder, String key) throws IOException {
        Files.createDirectories(home.resolve(folder).resolve("inbox"));
        return RunningExample.in(home.resolve(folder), OutsideSimulator.options(simulator, key));
    }

    @Test
    void a_moderated_prompt_goes_to_moderated() {
        example.drop("bad.txt", "A forbidden thing");

        assertThat(example.arrived(example.moderated("bad.txt"))).isEqualTo("A forbidden thing");
        assertThat(example.arrived(example.moderated("bad.txt.reason.txt")))
                .contains("io.github.camelflux.FluxModerationException", "content rules")
                .endsWith("Charged: YES\n");
        assertThat(since.bill().count()).isEqualTo(1);
        assertThat(example.keys()).isEmpty();
    }

    @Test
    void a_size_that_cannot_be_made_goes_to_failed() {
        example.drop("tiny.json", "{\"prompt\": \"A mite\", \"width\": 3, \"height\": 3}");

        example.arrived(example.failed("tiny.json"));
        assertThat(example.arrived(example.failed("tiny.json.reason.txt")))
                .contains("io.github.camelflux.FluxRequestException", "width", "Charged: NO");
        assertThat(since.bill().count()).isZero();
    }

    @Test
    void json_that_is_none_goes_to_failed() {
        example.drop("broken.json", "{\"prompt\": ");

        assertThat(example.arrived(example.failed("broken.json"))).isEqualTo("{\"prompt\": ");
        assertThat(example.arrived(example.failed("broken.json.reason.txt")))
                .contains("io.github.camelflux.FluxRequestException", "not a JSON object", "Charged: NO");
        assertThat(since.requests()).isEmpty();
    }

    @Test
    void an_empty_prompt_goes_to_failed() {
        example.drop("empty.txt", "");

        example.arrived(example.failed("empty.txt"));
        assertThat(example.arrived(example.failed("empty.txt.reason.txt")))
                .contains("io.github.camelflux.FluxRequestException", "prompt", "Charged: NO");
        assertThat(since.requests()).isEmpty();
    }

    @Test
    void a_wrong_key_sends_every_prompt_to_failed() throws IOException {
        try (RunningExample other = exampleIn("wrong", "wrong-key")) {
            other.drop("cat.txt", "A cat");

            other.arrived(other.failed("cat.txt"));
            assertThat(other.arrived(other.failed("cat.txt.reason.txt")))
                    .contains("io.github.camelflux.FluxAuthenticationException", "Not authenticated", "Charged: NO")
                    .doesNotContain("wrong-key");
        }
    }

    @Test
    void an_account_without_credit_sends_every_prompt_to_failed() throws IOException {
        try (RunningExample other = exampleIn("empty", "empty-key")) {
            other.drop("cat.txt", "A cat");

            other.arrived(other.failed("cat.txt"));
            assertThat(other.arrived(other.failed("cat.txt.reason.txt")))
                    .contains("io.github.camelflux.FluxCreditException", "credit", "Charged: NO");
            assertThat(since.bill().count()).isZero();
        }
    }

    @Test
    void a_file_name_that_looks_like_an_expression_is_only_a_name() {
        example.drop("${header.x} #1.txt", "A forbidden thing");

        example.arrived(example.moderated("${header.x} #1.txt"));
        example.arrived(example.moderated("${header.x} #1.txt.reason.txt"));
    }

    @Test
    void prompts_of_one_name_that_fail_keep_a_reason_each() {
        example.drop("bad.txt", "The first forbidden thing");
        example.arrived(example.moderated("bad.txt"));
        example.drop("bad.txt", "The second forbidden thing");

        assertThat(example.arrived(example.moderated("bad-2.txt"))).isEqualTo("The second forbidden thing");
        example.arrived(example.moderated("bad-2.txt.reason.txt"));
        assertThat(example.arrived(example.moderated("bad.txt"))).isEqualTo("The first forbidden thing");
    }
}

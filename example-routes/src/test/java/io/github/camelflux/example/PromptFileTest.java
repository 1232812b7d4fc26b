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

/** One prompt file, one picture, one charge. */
class PromptFileTest {

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static RunningExample example;

    private Since since;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
        example = RunningExample.in(home, OutsideSimulator.options(simulator, "a-key"));
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

    @Test
    void a_text_file_is_a_prompt() {
        example.drop("cat.txt", "A cat in a spacesuit");
        example.arrived(example.done("cat.txt"));

        assertThat(example.picture("cat").contentType()).isEqualTo("image/jpeg");
        assertThat(since.bill().count()).isEqualTo(1);
        assertThat(since.bill().count("A cat in a spacesuit")).isEqualTo(1);
    }

    @Test
    void a_json_file_is_a_request_and_gets_exactly_what_it_asks_for() {
        example.drop("portrait.json", """
                {"prompt": "A heron at dawn", "width": 512, "height": 768, "seed": 7, "output_format": "png"}
                """);
        example.arrived(example.done("portrait.json"));

        StoredPicture picture = example.picture("portrait");
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.format()).isEqualTo("png");
        assertThat(picture.width()).isEqualTo(512);
        assertThat(picture.height()).isEqualTo(768);
        assertThat(picture.receipt().path("seed").asLong()).isEqualTo(7);
        assertThat(since.bill().count()).isEqualTo(1);
    }

    @Test
    void a_receipt_lies_beside_the_picture() {
        example.drop("cat.txt", "A cat with a receipt");
        example.arrived(example.done("cat.txt"));

        var receipt = example.picture("cat").receipt();
        assertThat(receipt.path("provider").asText()).isEqualTo("bfl");
        assertThat(receipt.path("model").asText()).isEqualTo("flux-2-pro");
        assertThat(receipt.path("costUsd").decimalValue())
                .isEqualByComparingTo(since.bill().totalUsd());
    }

    @Test
    void files_of_one_name_replace_neither_each_other_nor_each_other_s_pictures() {
        example.drop("cat.txt", "The first cat");
        example.arrived(example.done("cat.txt"));
        example.drop("cat.txt", "The second cat");
        example.arrived(example.done("cat-2.txt"));
        example.drop("cat.json", "{\"prompt\": \"The third cat\"}");
        example.arrived(example.done("cat.json"));

        assertThat(example.arrived(example.done("cat.txt"))).isEqualTo("The first cat");
        assertThat(example.arrived(example.done("cat-2.txt"))).isEqualTo("The second cat");
        assertThat(example.pictureKeys()).hasSize(3);
        assertThat(since.bill().count()).isEqualTo(3);
    }

    @Test
    void a_prompt_that_is_dropped_while_one_of_its_name_is_in_work_is_made_as_well() {
        Path first = example.drop("cat.txt", "The cat in work");
        example.gone(first);
        example.drop("cat.txt", "The cat that came meanwhile");
        example.arrived(example.done("cat-2.txt"));

        assertThat(since.bill().byPrompt()).containsOnlyKeys("The cat in work", "The cat that came meanwhile");
    }

    @Test
    void a_file_name_with_signs_and_spaces_is_kept_and_its_picture_has_a_plain_name() {
        example.drop("Fox & friends #1 ${header.CamelFluxJobCostUsd}.txt", "A fable");
        example.arrived(example.done("Fox & friends #1 ${header.CamelFluxJobCostUsd}.txt"));

        assertThat(example.pictureKeys())
                .singleElement()
                .asString()
                .startsWith("Fox-friends-1-header.CamelFluxJobCostUsd--")
                .endsWith(".jpg");
    }

    @Test
    void a_file_name_with_several_dots_keeps_them() {
        example.drop("v1.2 fox.JSON", "{\"prompt\": \"A fox\", \"output_format\": \"png\"}");
        example.arrived(example.done("v1.2 fox.JSON"));

        assertThat(example.pictureKeys()).singleElement().asString().matches("v1\\.2-fox-.+\\.png");
    }

    @Test
    void files_of_other_kinds_are_left_alone() {
        Path notes = example.drop("notes.md", "Not a prompt");
        example.drop("cat.txt", "A cat beside notes");
        example.arrived(example.done("cat.txt"));

        assertThat(notes).exists();
        assertThat(since.bill().count()).isEqualTo(1);
    }
}

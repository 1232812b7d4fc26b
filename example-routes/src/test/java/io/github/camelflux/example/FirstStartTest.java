package io.github.camelflux.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is configured: no account, no server, no folder. */
class FirstStartTest {

    @TempDir
    Path home;

    @Test
    void three_sample_prompts_become_three_pictures_in_the_bucket() throws Exception {
        try (RunningExample example = RunningExample.in(home)) {
            assertThat(example.arrived("done", 3))
                    .extracting(Path::getFileName)
                    .extracting(Path::toString)
                    .containsExactly("lighthouse.txt", "paper-fox.txt", "poster.json");

            StoredPicture poster = example.picture("poster");
            assertThat(poster.contentType()).isEqualTo("image/png");
            assertThat(poster.width()).isEqualTo(768);
            assertThat(poster.height()).isEqualTo(1024);
            assertThat(example.picture("lighthouse").contentType()).isEqualTo("image/jpeg");
            assertThat(example.picture("paper-fox").contentType()).isEqualTo("image/jpeg");
        }
    }

    @Test
    void a_browser_opens_a_picture_by_its_plain_address_also_when_the_data_is_at_a_relative_path() throws Exception {
        Path here = Path.of("").toAbsolutePath();
        Path data = here.relativize(home.toRealPath().resolve("data"));
        try (RunningExample example = RunningExample.in(home, "--example.data=" + data)) {
            example.arrived("done", 3);
            for (String key : example.pictureKeys()) {
                var answer = example.browse(key);
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type"))
                        .hasValue(key.endsWith(".png") ? "image/png" : "image/jpeg");
                assertThat(answer.body()).isNotEmpty();
            }
        }
    }

    @Test
    void the_second_start_finds_the_pictures_of_the_first_and_adds_no_samples() {
        List<String> first;
        try (RunningExample example = RunningExample.in(home)) {
            example.arrived("done", 3);
            first = example.keys();
        }
        try (RunningExample example = RunningExample.in(home)) {
            example.drop("one-more.txt", "One more");
            example.arrived(example.done("one-more.txt"));
            assertThat(example.keys()).containsAll(first).hasSize(first.size() + 2);
        }
    }
}

package io.github.camelflux.example.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrandedPromptsTest {

    @TempDir
    Path home;

    @Test
    void a_prompt_that_was_in_work_is_in_the_inbox_again_with_its_time_of_change() throws Exception {
        Path left = strand("20261101-120000000", "cat.txt", "A cat");
        FileTime changed = FileTime.from(Instant.parse("2026-11-01T12:00:00Z"));
        Files.setLastModifiedTime(left, changed);

        new StrandedPrompts(new Inbox(home)).afterPropertiesSet();

        assertThat(home.resolve("cat.txt")).hasContent("A cat");
        assertThat(Files.getLastModifiedTime(home.resolve("cat.txt"))).isEqualTo(changed);
        assertThat(home.resolve(Inbox.WORKING)).isEmptyDirectory();
    }

    @Test
    void a_newer_prompt_of_the_same_name_is_not_replaced() throws Exception {
        strand("20261101-120000000", "cat.txt", "The old cat");
        Files.writeString(home.resolve("cat.txt"), "The new cat");

        new StrandedPrompts(new Inbox(home)).afterPropertiesSet();

        assertThat(home.resolve("cat.txt")).hasContent("The new cat");
        assertThat(home.resolve("cat-2.txt")).hasContent("The old cat");
    }

    @Test
    void an_inbox_without_prompts_in_work_is_left_as_it_is() throws Exception {
        new StrandedPrompts(new Inbox(home)).afterPropertiesSet();

        assertThat(home).isEmptyDirectory();
    }

    private Path strand(String time, String name, String content) throws Exception {
        Path folder = Files.createDirectories(home.resolve(Inbox.WORKING));
        return Files.writeString(folder.resolve(time + "-" + name), content);
    }
}

package io.github.camelflux.example.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrandedFilesTest {

    @TempDir
    Path home;

    @Test
    void a_prompt_that_was_in_work_is_in_the_inbox_again_with_its_time_of_change() throws Exception {
        Path left = strand("20261101-120000000", "cat.txt", "A cat");
        FileTime changed = FileTime.from(Instant.parse("2026-11-01T12:00:00Z"));
        Files.setLastModifiedTime(left, changed);

        putBack();

        assertThat(home.resolve("cat.txt")).hasContent("A cat");
        assertThat(Files.getLastModifiedTime(home.resolve("cat.txt"))).isEqualTo(changed);
        assertThat(home.resolve(".working")).isEmptyDirectory();
    }

    @Test
    void a_newer_prompt_of_the_same_name_is_not_replaced_and_the_old_one_is_known_again() throws Exception {
        Path left = strand("20261101-120000000", "cat.txt", "The old cat");
        Files.writeString(home.resolve("cat.txt"), "The new cat");

        putBack();

        assertThat(home.resolve("cat.txt")).hasContent("The new cat");
        assertThat(home.resolve("20261101-120000000-cat.txt")).hasContent("The old cat");
        assertThat(FileInWork.nameInWork(
                        "20261101-120000000-cat.txt",
                        LocalDateTime.of(2026, 11, 1, 12, 0)
                                .atZone(ZoneId.systemDefault())
                                .toInstant()))
                .isEqualTo(left.getFileName().toString());
    }

    @Test
    void prompts_of_one_name_that_were_in_work_are_both_in_the_inbox_again_and_both_known_again() throws Exception {
        strand("20261101-120000000", "cat.txt", "The first cat");
        strand("20261101-120000001", "cat.txt", "The second cat");

        putBack();

        assertThat(home.resolve("cat.txt")).hasContent("The first cat");
        assertThat(home.resolve("20261101-120000001-cat.txt")).hasContent("The second cat");
    }

    @Test
    void an_inbox_without_prompts_in_work_is_left_as_it_is() throws Exception {
        putBack();

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_text_is_beside_its_photo_again_also_when_another_photo_has_its_name() throws Exception {
        strand("20261101-120000000", "dog.jpg", "The old dog");
        strand("20261101-120000000", "dog.jpg.sidecar", "Make it old");
        Files.writeString(home.resolve("dog.jpg"), "The new dog");
        Files.writeString(home.resolve("dog.txt"), "Make it new");

        putBack();

        assertThat(home.resolve("dog.txt")).hasContent("Make it new");
        assertThat(home.resolve("20261101-120000000-dog.jpg")).hasContent("The old dog");
        assertThat(home.resolve("20261101-120000000-dog.txt")).hasContent("Make it old");
        assertThat(home.resolve(".working")).isEmptyDirectory();
    }

    @Test
    void a_text_whose_photo_was_put_away_does_not_wait_for_another_photo() throws Exception {
        Path left = strand("20261101-120000000", "dog.jpg.sidecar", "Make it old");

        putBack();

        assertThat(left).exists();
        assertThat(home.resolve("dog.txt")).doesNotExist();
    }

    private void putBack() throws Exception {
        new StrandedFiles(List.of(new DropFolder(home))).afterPropertiesSet();
    }

    private Path strand(String time, String name, String content) throws Exception {
        Path folder = Files.createDirectories(home.resolve(".working"));
        return Files.writeString(folder.resolve(time + "-" + name), content);
    }
}

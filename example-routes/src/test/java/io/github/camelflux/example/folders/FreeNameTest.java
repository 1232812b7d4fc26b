package io.github.camelflux.example.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeNameTest {

    @TempDir
    Path folder;

    @Test
    void a_name_that_is_free_stays() {
        assertThat(FreeName.in(folder, "cat.txt")).isEqualTo("cat.txt");
    }

    @Test
    void a_name_that_is_taken_gets_the_first_free_number() throws Exception {
        Files.createFile(folder.resolve("cat.txt"));
        Files.createFile(folder.resolve("cat-2.txt"));

        assertThat(FreeName.in(folder, "cat.txt")).isEqualTo("cat-3.txt");
    }

    @Test
    void a_folder_that_is_not_there_has_every_name_free() {
        assertThat(FreeName.in(folder.resolve("missing"), "cat.txt")).isEqualTo("cat.txt");
    }

    @Test
    void a_name_without_an_ending_is_numbered_too() throws Exception {
        Files.createFile(folder.resolve(".txt"));

        assertThat(FreeName.in(folder, ".txt")).isEqualTo(".txt-2");
    }

    @Test
    void a_name_that_has_to_be_free_with_another_ending_too_is_numbered_for_either() throws Exception {
        Files.createFile(folder.resolve("dog.txt"));
        Files.createFile(folder.resolve("dog-2.jpg"));

        assertThat(FreeName.in(folder, "dog.jpg", ".txt")).isEqualTo("dog-3.jpg");
    }
}

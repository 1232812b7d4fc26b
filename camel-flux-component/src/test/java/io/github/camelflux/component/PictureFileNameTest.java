package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileNameTest {

    @ParameterizedTest
    @CsvSource({
        "cat.txt, cat.png",
        "cat, cat.png",
        "archive.tar.gz, archive.tar.png",
        "animals/cat.txt, animals/cat.png",
        "v1.2/cat, v1.2/cat.png",
        ".hidden, .hidden.png",
        "'a cat, red.txt', 'a cat, red.png'",
    })
    void takesThePicturesExtension(String incoming, String expected) {
        assertThat(PictureFileName.replaceExtension(incoming, List.of(), "png")).isEqualTo(expected);
    }

    @Test
    void putsIndexAndOperationBeforeTheExtension() {
        assertThat(PictureFileName.replaceExtension("rows.csv", List.of("3", "edit"), "jpg"))
                .isEqualTo("rows-3-edit.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "a/../../etc/passwd",
                "a/./../passwd",
                "..\\..\\windows\\passwd",
                "C:\\temp\\passwd",
                "C:passwd",
                "\\\\server\\share\\passwd",
                "a//passwd",
                "a/.../passwd",
                " ../passwd ",
                ".\u0000./pass\u0000wd",
            })
    void keepsOnlyTheLastPartOfANameThatWouldLeaveItsDirectory(String name) {
        assertThat(PictureFileName.safe(name)).isEqualTo("passwd");
        assertThat(PictureFileName.replaceExtension(name, List.of(), "png")).isEqualTo("passwd.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", ".", "../..", "a/..", "/", "C:", "...", "\n"})
    void isEmptyWhenNothingUsableIsLeft(String name) {
        assertThat(PictureFileName.safe(name)).isEmpty();
        assertThat(PictureFileName.replaceExtension(name, List.of("1"), "png")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "a/../..//b", "/abs", "....//x", ".. /.. /x", "x/..;/y", "~/x", "%2e%2e/x"})
    void neverResolvesOutsideOfTheDirectory(String name) {
        Path directory = Path.of("/srv/pictures");

        assertThat(directory.resolve(PictureFileName.safe(name)).normalize()).startsWithRaw(directory);
    }

    @ParameterizedTest
    @CsvSource({"cat.png, cat-2.png", "cat, cat-2", ".cat, .cat-2", "a.b/cat, a.b/cat-2", "a/cat.tar.gz, a/cat.tar-2.gz"
    })
    void putsASuffixBeforeTheEnding(String name, String expected) {
        assertThat(PictureFileName.withSuffix(name, "2")).isEqualTo(expected);
    }
}

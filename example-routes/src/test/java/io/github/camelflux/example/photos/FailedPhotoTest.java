package io.github.camelflux.example.photos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.example.Since;
import io.github.camelflux.simulator.FluxSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo that gives no picture is put away with its text and the typed reason. */
class FailedPhotoTest {

    private static final byte[] DOG = PhotoFolder.photo("jpg", 320, 256);

    @TempDir
    static Path home;

    private static FluxSimulator simulator;
    private static RunningExample example;
    private static PhotoFolder photos;

    private Since since;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
        photos = PhotoFolder.in(home);
        example = RunningExample.in(home, OutsideSimulator.options(simulator, "a-key"));
        Files.createDirectories(photos.path());
    }

    @BeforeEach
    void tidy() throws Exception {
        photos.clear();
        example.tidy();
        since = Since.now(simulator);
    }

    @AfterAll
    static void stop() {
        example.close();
        simulator.close();
    }

    @Test
    void a_moderated_photo_goes_to_moderated_with_its_text() throws Exception {
        photos.drop("dog.txt", "A forbidden dog");
        photos.drop("dog.jpg", DOG);
        photos.arrived("moderated/dog.txt");

        assertThat(photos.path().resolve("moderated/dog.jpg.reason.txt"))
                .content()
                .contains("dog.jpg", "io.github.camelflux.FluxModerationException")
                .endsWith("Charged: YES\n");
        assertThat(photos.files())
                .containsExactly("moderated/dog.jpg", "moderated/dog.jpg.reason.txt", "moderated/dog.txt");
        assertThat(photos.path().resolve("moderated/dog.jpg")).hasBinaryContent(DOG);
        assertThat(since.bill().count()).isEqualTo(1);
        assertThat(example.keys()).isEmpty();
    }

    @Test
    void a_file_that_is_no_picture_goes_to_failed() {
        fails("dog.jpg", "This is no picture".getBytes(StandardCharsets.UTF_8), "not a picture");
    }

    @Test
    void a_picture_that_is_cut_short_goes_to_failed() {
        fails("dog.jpg", Arrays.copyOf(DOG, 100), "not a picture");
    }

    @Test
    void an_empty_file_goes_to_failed() {
        fails("dog.png", new byte[0], "the picture is empty");
    }

    @Test
    void a_photo_that_is_too_large_goes_to_failed() {
        fails("dog.jpg", Arrays.copyOf(DOG, 21 * 1024 * 1024), "20 MB");
    }

    @Test
    void a_text_that_says_nothing_is_not_replaced_by_the_prompt_for_all() {
        photos.drop("dog.txt", " \n");
        fails("dog.jpg", DOG, "prompt");
    }

    @Test
    void a_text_in_another_encoding_is_not_guessed_at() {
        photos.drop("dog.txt", "Ein Hund im B\u00fcro".getBytes(StandardCharsets.ISO_8859_1));
        fails("dog.jpg", DOG, "UTF-8");
    }

    private void fails(String name, byte[] content, String why) {
        photos.drop(name, content);
        photos.arrived("failed/" + name);

        assertThat(photos.path().resolve("failed/" + name)).hasBinaryContent(content);
        assertThat(photos.path().resolve("failed/" + name + ".reason.txt"))
                .content()
                .contains("io.github.camelflux.FluxRequestException", why)
                .endsWith("Charged: NO\n");
        assertThat(since.bill().count()).isZero();
        assertThat(example.keys()).isEmpty();
    }

    @Test
    void an_account_without_credit_sends_photo_and_text_to_failed() throws Exception {
        Path elsewhere = home.resolve("elsewhere");
        Files.createDirectories(elsewhere.resolve("inbox"));
        PhotoFolder photos = PhotoFolder.in(elsewhere);
        try (RunningExample example = RunningExample.in(elsewhere, OutsideSimulator.options(simulator, "empty-key"))) {
            photos.drop("dog.txt", "A dog on credit");
            photos.drop("dog.jpg", DOG);
            photos.arrived("failed/dog.txt");

            assertThat(photos.path().resolve("failed/dog.jpg.reason.txt"))
                    .content()
                    .contains("io.github.camelflux.FluxCreditException")
                    .endsWith("Charged: NO\n");
            assertThat(photos.files()).contains("failed/dog.jpg");
            assertThat(since.bill().count()).isZero();
            assertThat(example.keys()).isEmpty();
        }
    }
}

package io.github.camelflux.example.photos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.example.Since;
import io.github.camelflux.example.StoredPicture;
import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One photo, one changed picture, one charge; the photo is kept, and its text with it. */
class EditPhotosTest {

    private static final String FOR_ALL = "Make it warmer";

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
        example = RunningExample.in(
                home,
                Stream.concat(
                                Stream.of(OutsideSimulator.options(simulator, "a-key")),
                                Stream.of("--example.photos-prompt=" + FOR_ALL, "--example.photos-patience=2000"))
                        .toArray(String[]::new));
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
    void a_photo_becomes_what_the_text_beside_it_says_and_both_are_kept() throws Exception {
        byte[] dog = PhotoFolder.photo("jpg", 640, 480);
        photos.drop("dog.txt", "Put the dog on the ${header.CamelFluxModel}, at night");
        photos.drop("dog.jpg", dog);
        photos.arrived("done/dog.txt");

        StoredPicture picture = example.picture("edited/dog");
        assertThat(picture.contentType()).isEqualTo("image/jpeg");
        assertThat(picture.format()).isEqualTo("jpeg");
        assertThat(picture.width()).isEqualTo(640);
        assertThat(picture.height()).isEqualTo(480);
        assertThat(picture.receipt().path("operation").asText()).isEqualTo("edit");
        assertThat(picture.receipt().path("model").asText()).isEqualTo("flux-2-pro");
        assertThat(picture.receipt().path("costUsd").decimalValue())
                .isEqualByComparingTo(since.bill().totalUsd());
        assertThat(since.bill().byPrompt())
                .containsOnlyKeys("Put the dog on the ${header.CamelFluxModel}, at night")
                .containsValue(1);
        assertThat(photos.files()).containsExactly("done/dog.jpg", "done/dog.txt");
        assertThat(photos.path().resolve("done/dog.jpg")).hasBinaryContent(dog);
    }

    @Test
    void a_photo_without_a_text_becomes_what_the_configuration_says() throws Exception {
        photos.drop("dog.png", PhotoFolder.photo("png", 320, 256));
        photos.arrived("done/dog.png");

        assertThat(example.picture("edited/dog").width()).isEqualTo(320);
        assertThat(example.picture("edited/dog").height()).isEqualTo(256);
        assertThat(since.bill().byPrompt()).containsOnlyKeys(FOR_ALL).containsValue(1);
        assertThat(photos.files()).containsExactly("done/dog.png");
    }

    @Test
    void a_text_that_comes_a_moment_after_its_photo_still_counts() throws Exception {
        Path photo = photos.drop("dog.jpg", PhotoFolder.photo("jpg", 320, 256));
        photos.gone(photo);
        photos.drop("dog.txt", "Make it late");
        photos.arrived("done/dog.txt");

        assertThat(since.bill().byPrompt()).containsOnlyKeys("Make it late").containsValue(1);
        assertThat(photos.files()).containsExactly("done/dog.jpg", "done/dog.txt");
    }

    @Test
    void a_text_alone_does_nothing() throws Exception {
        photos.drop("notes.txt", "Not for any photo");
        photos.drop("dog.jpg", PhotoFolder.photo("jpg", 320, 256));
        photos.arrived("done/dog.jpg");

        assertThat(photos.files()).containsExactly("done/dog.jpg", "notes.txt");
        assertThat(since.bill().byPrompt()).containsOnlyKeys(FOR_ALL);
    }

    @Test
    void photos_of_one_name_replace_neither_each_other_nor_each_other_s_texts() throws Exception {
        byte[] first = PhotoFolder.photo("jpg", 320, 256);
        byte[] second = PhotoFolder.photo("jpg", 256, 320);
        photos.drop("dog.txt", "The first dog");
        photos.drop("dog.jpg", first);
        photos.arrived("done/dog.txt");
        photos.drop("dog.txt", "The second dog");
        photos.drop("dog.jpg", second);
        photos.arrived("done/dog-2.txt");

        assertThat(photos.path().resolve("done/dog.jpg")).hasBinaryContent(first);
        assertThat(photos.path().resolve("done/dog.txt")).hasContent("The first dog");
        assertThat(photos.path().resolve("done/dog-2.jpg")).hasBinaryContent(second);
        assertThat(photos.path().resolve("done/dog-2.txt")).hasContent("The second dog");
        assertThat(example.pictureKeys()).hasSize(2);
        assertThat(since.bill().byPrompt()).containsOnlyKeys("The first dog", "The second dog");
    }

    @Test
    void a_webp_picture_that_was_bought_here_can_be_changed() throws Exception {
        example.drop(
                "fox.json", "{\"prompt\": \"A fox\", \"width\": 320, \"height\": 256, \"output_format\": \"webp\"}");
        example.arrived(example.done("fox.json"));
        photos.drop("fox.txt", "Make the fox blue");
        photos.drop("fox.WEBP", example.object(example.pictureKeys().get(0)));
        photos.arrived("done/fox.WEBP");

        assertThat(example.picture("edited/fox").width()).isEqualTo(320);
        assertThat(since.bill().count("Make the fox blue")).isEqualTo(1);
    }
}

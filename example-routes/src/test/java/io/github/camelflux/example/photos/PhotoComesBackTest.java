package io.github.camelflux.example.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideS3;
import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo is put back into its folder, by a person or by a stop: with the same text it is not bought again. */
class PhotoComesBackTest {

    private static final String KEY = "a-key";
    private static final byte[] DOG = PhotoFolder.photo("jpg", 320, 256);

    @TempDir
    Path home;

    @Test
    void after_an_outage_of_the_storage_the_same_text_gets_the_picture_that_was_paid_for() throws Exception {
        afterAnOutage("The same dog", (example, simulator) -> {
            assertThat(example.picture("edited/dog").contentType()).isEqualTo("image/jpeg");
            assertThat(simulator.bill().count()).isEqualTo(1);
        });
    }

    @Test
    void after_an_outage_of_the_storage_another_text_is_a_new_purchase_and_not_refused() throws Exception {
        afterAnOutage("Another dog", (example, simulator) -> {
            assertThat(example.picture("edited/dog").contentType()).isEqualTo("image/jpeg");
            assertThat(simulator.bill().byPrompt()).containsOnlyKeys("The same dog", "Another dog");
            assertThat(simulator.bill().count()).isEqualTo(2);
        });
    }

    private void afterAnOutage(String text, Check check) throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        PhotoFolder photos = PhotoFolder.in(home);
        try (FluxSimulator simulator = OutsideSimulator.start();
                OutsideS3 s3 = new OutsideS3(home.resolve("outside"));
                RunningExample example = RunningExample.in(
                        home,
                        Stream.of(OutsideSimulator.options(simulator, KEY), s3.options(), new String[] {
                                    "--example.s3.redelivery-delay=50"
                                })
                                .flatMap(Stream::of)
                                .toArray(String[]::new))) {
            s3.stop();
            photos.drop("dog.txt", "The same dog");
            photos.drop("dog.jpg", DOG);
            photos.arrived("failed/dog.txt");
            assertThat(photos.path().resolve("failed/dog.jpg.reason.txt"))
                    .content()
                    .contains("SdkClientException")
                    .endsWith("Charged: YES\n");
            assertThat(photos.files())
                    .anyMatch(name -> name.matches("failed/edited/dog-[0-9a-f]{32}\\.jpg"))
                    .anyMatch(name -> name.matches("failed/edited/dog-[0-9a-f]{32}\\.receipt\\.json"));
            s3.start();

            Files.delete(photos.path().resolve("failed/dog.txt"));
            photos.drop("dog.txt", text);
            Files.move(photos.path().resolve("failed/dog.jpg"), photos.path().resolve("dog.jpg"));
            photos.arrived("done/dog.txt");
            check.of(example, simulator);
        }
    }

    private interface Check {
        void of(RunningExample example, FluxSimulator simulator);
    }

    @Test
    void a_stop_that_does_not_wait_puts_photo_and_text_back_for_the_next_start_and_it_is_bought_once()
            throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        PhotoFolder photos = PhotoFolder.in(home);
        try (FluxSimulator slow = OutsideSimulator.slow()) {
            String[] options = Stream.concat(
                            Stream.of(OutsideSimulator.options(slow, KEY)),
                            Stream.of("--camel.main.shutdown-timeout=1"))
                    .toArray(String[]::new);
            try (RunningExample example = RunningExample.in(home, options)) {
                photos.drop("dog.txt", "A patient dog");
                photos.drop("dog.jpg", DOG);
                await().until(() -> slow.activeJobs(KEY) == 1);
                assertThat(photos.files()).containsExactly(".working/dog.jpg", ".working/dog.jpg.sidecar");
                assertThat(example.keys()).isEmpty();
            }
            OutsideSimulator.endJobs(slow);
            try (RunningExample example = RunningExample.in(home, OutsideSimulator.options(slow, KEY))) {
                photos.arrived("done/dog.txt");

                assertThat(photos.files()).containsExactly("done/dog.jpg", "done/dog.txt");
                assertThat(slow.bill().byPrompt())
                        .containsOnlyKeys("A patient dog")
                        .containsValue(1);
                assertThat(example.pictureKeys()).hasSize(1);
            }
        }
    }
}

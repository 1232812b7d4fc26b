package io.github.camelflux.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The S3 server of the user's own is away: what was bought is neither lost nor bought again. */
class StorageOutageTest {

    @TempDir
    Path home;

    private FluxSimulator simulator;
    private OutsideS3 s3;
    private RunningExample example;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
        s3 = new OutsideS3(home.resolve("outside"));
        example = RunningExample.in(
                home,
                Stream.of(OutsideSimulator.options(simulator, "a-key"), s3.options(), new String[] {
                            "--example.s3.redelivery-delay=50"
                        })
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }

    @AfterEach
    void stop() throws Exception {
        example.close();
        s3.close();
        simulator.close();
    }

    @Test
    void a_server_outside_is_used_by_configuration_alone() {
        example.drop("cat.txt", "A cat that goes out");
        example.arrived(example.done("cat.txt"));

        assertThat(example.picture("cat").contentType()).isEqualTo("image/jpeg");
        assertThat(home.resolve("data").resolve("s3")).doesNotExist();
    }

    @Test
    void a_short_outage_is_sat_out() {
        // More often than the SDK tries by itself, so that the route has to try again too.
        s3.failNextPuts(5);
        example.drop("cat.txt", "A patient cat");
        example.arrived(example.done("cat.txt"));

        assertThat(s3.putsLeftToFail()).isZero();
        assertThat(example.picture("cat").contentType()).isEqualTo("image/jpeg");
        assertThat(simulator.bill().count()).isEqualTo(1);
    }

    @Test
    void a_long_outage_leaves_prompt_reason_picture_and_receipt_in_failed() throws Exception {
        s3.stop();
        example.drop("cat.txt", "A cat in the rain");
        example.arrived(example.failed("cat.txt"));

        assertThat(example.arrived(example.failed("cat.txt.reason.txt"))).contains("SdkClientException");
        assertThat(RunningExample.files(example.failed("")))
                .extracting(file -> file.getFileName().toString())
                .anyMatch(name -> name.startsWith("cat-") && name.endsWith(".jpg"))
                .anyMatch(name -> name.startsWith("cat-") && name.endsWith(".receipt.json"));
        assertThat(simulator.bill().count()).isEqualTo(1);
        s3.start();
    }

    @Test
    void a_prompt_that_is_put_back_after_the_outage_is_not_bought_again() throws Exception {
        s3.stop();
        Path prompt = example.drop("cat.txt", "A cat that comes back");
        example.arrived(example.failed("cat.txt"));
        s3.start();

        Files.move(example.failed("cat.txt"), prompt);
        example.arrived(example.done("cat.txt"));

        assertThat(example.picture("cat").contentType()).isEqualTo("image/jpeg");
        assertThat(simulator.bill().count()).isEqualTo(1);
    }
}

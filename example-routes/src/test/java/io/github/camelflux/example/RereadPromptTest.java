package io.github.camelflux.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.simulator.FluxSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** A plain route without {@code moveFailed} and without redeliveries: Camel reads a file again until all steps went well. */
class RereadPromptTest {

    private static final String BUCKET = "pictures";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path home;

    @Test
    void a_file_that_is_read_again_because_its_picture_was_not_stored_is_billed_once() throws Exception {
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        List<Boolean> replayed = new CopyOnWriteArrayList<>();
        try (FluxSimulator simulator = OutsideSimulator.start();
                OutsideS3 s3 = new OutsideS3(home.resolve("outside"));
                S3Client client = s3.client();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            client.createBucket(bucket -> bucket.bucket(BUCKET));
            camel.getRegistry().bind("s3", client);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("file:" + inbox + "?move=done&delay=100&initialDelay=0")
                            .routeId("prompts")
                            .to("flux:generate?apiKey=a-key&baseUrl=" + simulator.baseUrl())
                            .process(exchange -> replayed.add(
                                    exchange.getMessage().getHeader("CamelFluxJobReplayed", Boolean.class)))
                            .to("aws2-s3:" + BUCKET + "?amazonS3Client=#s3&keyName=cat.jpg");
                }
            });
            camel.start();
            s3.stop();
            Files.writeString(inbox.resolve("cat.txt"), "A cat that is read again and again");
            await().atMost(PATIENCE).until(() -> replayed.size() > 3);
            s3.start();
            await().atMost(PATIENCE).until(() -> Files.exists(inbox.resolve("done/cat.txt")));

            assertThat(replayed.get(0)).isFalse();
            assertThat(replayed.subList(1, replayed.size())).containsOnly(true);
            assertThat(simulator.bill().count()).isEqualTo(1);
            assertThat(client.headObject(cat -> cat.bucket(BUCKET).key("cat.jpg"))
                            .contentLength())
                    .isPositive();
        }
    }
}

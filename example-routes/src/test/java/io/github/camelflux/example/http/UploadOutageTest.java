package io.github.camelflux.example.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelflux.example.OutsideSimulator;
import io.github.camelflux.example.RunningExample;
import io.github.camelflux.simulator.FluxSimulator;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The FTP and SFTP servers of the user's own, one of which is away: what was bought is neither lost nor bought again. */
class UploadOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    private FluxSimulator simulator;
    private OutsideFtp ftp;
    private OutsideSftp sftp;
    private RunningExample example;
    private Api api;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("inbox"));
        simulator = OutsideSimulator.start();
        ftp = new OutsideFtp(home.resolve("outside/ftp"));
        sftp = new OutsideSftp(home.resolve("outside/sftp"));
        example = RunningExample.in(
                home,
                Stream.of(OutsideSimulator.options(simulator, "a-key"), ftp.options(), sftp.options(), new String[] {
                            "--example.upload.redeliveries=1", "--example.upload.redelivery-delay=50"
                        })
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
        api = Api.of(example);
    }

    @AfterEach
    void stop() throws Exception {
        example.close();
        ftp.close();
        sftp.close();
        simulator.close();
    }

    @Test
    void servers_outside_are_used_by_configuration_alone() throws Exception {
        String id = picture("A cat that goes out");

        stored(id);
        assertThat(ftp.names()).containsExactly(id + ".jpg", id + ".receipt.json");
        assertThat(sftp.names()).containsExactly(id + ".jpg", id + ".receipt.json");
        assertThat(home.resolve("data/ftp")).doesNotExist();
        assertThat(home.resolve("data/sftp")).doesNotExist();
        assertThat(simulator.bill().count()).isEqualTo(1);
    }

    @Test
    void while_the_ftp_server_is_away_pictures_wait_and_are_to_be_had_over_http() throws Exception {
        ftp.stop();
        String id = picture("A cat without FTP");
        assertThat(Picture.of(api.get("/api/jobs/" + id + "/picture").body()))
                .isEqualTo(new Picture("jpeg", 1024, 1024));
        assertThat(ftp.names()).isEmpty();

        ftp.start();

        stored(id);
        assertThat(simulator.bill().count()).isEqualTo(1);
    }

    @Test
    void while_the_sftp_server_is_away_pictures_wait() throws Exception {
        sftp.stop();
        String id = picture("A cat without SFTP");
        await().atMost(PATIENCE).until(() -> ftp.names().contains(id + ".jpg"));
        assertThat(sftp.names()).isEmpty();

        sftp.start();

        stored(id);
        assertThat(ftp.names()).containsExactly(id + ".jpg", id + ".receipt.json");
        assertThat(simulator.bill().count()).isEqualTo(1);
    }

    @Test
    void an_sftp_server_that_shows_another_key_gets_nothing_until_its_key_is_known() throws Exception {
        sftp.mistake();
        String id = picture("A cat for a stranger");
        await().atMost(PATIENCE).until(() -> ftp.names().contains(id + ".jpg"));
        assertThat(sftp.names()).isEmpty();

        sftp.recognize();

        stored(id);
        assertThat(simulator.bill().count()).isEqualTo(1);
    }

    private String picture(String prompt) {
        HttpResponse<byte[]> answer = api.text(prompt, "Prefer", "wait=25");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Api.header(answer, "X-Job-Id");
    }

    private void stored(String id) {
        await().atMost(PATIENCE).until(() -> sftp.names().contains(id + ".receipt.json"));
        await().atMost(PATIENCE).until(() -> ftp.names().contains(id + ".receipt.json"));
    }
}

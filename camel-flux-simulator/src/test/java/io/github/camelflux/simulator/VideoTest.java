package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.SimulatorClock;
import java.awt.Color;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.io.FileChannelWrapper;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Picture;
import org.jcodec.containers.mp4.MP4Util;
import org.jcodec.containers.mp4.boxes.MovieBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoTest {

    @TempDir
    private Path directory;

    private static FluxSimulator.Builder ready() {
        return FluxSimulator.builder()
                .clock(SimulatorClock.stoppedAt(Instant.parse("2026-11-01T12:00:00Z")))
                .runTimeScale(0)
                .render(Render.FLAT);
    }

    @Test
    void a_video_is_an_mp4_of_the_asked_length_and_shape() throws IOException {
        try (FluxSimulator simulator = ready().start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-3-video", json("{'mode':'t2v','prompt':'a kite','duration':7}"));

            HttpResponse<byte[]> video = client.download(client.sample(accepted));

            assertThat(video.headers().firstValue("Content-Type")).hasValue("video/mp4");
            assertThat(new String(video.body(), 4, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("ftyp");
            assertThat(video.body().length).isLessThan(100_000);
            MovieBox head = head(video.body());
            assertThat((double) head.getDuration() / head.getTimescale()).isEqualTo(7);
            assertThat(head.getVideoTrack().getCodedSize().getWidth()
                            * 9.0
                            / head.getVideoTrack().getCodedSize().getHeight())
                    .isCloseTo(16, within(0.3));
            assertThat(head.getVideoTrack().getFrameCount()).isGreaterThan(1);
        }
    }

    @Test
    void a_drawn_video_has_the_asked_resolution_and_frames_that_can_be_decoded() throws Exception {
        try (FluxSimulator simulator = ready().render(Render.DRAWN).start()) {
            byte[] video = new Client(simulator)
                    .picture("flux-3-video", json("{'mode':'t2v','prompt':'a kite','aspect_ratio':'1:1'}"));

            assertThat(head(video).getVideoTrack().getCodedSize().getWidth()).isEqualTo(960);
            assertThat(head(video).getVideoTrack().getCodedSize().getHeight()).isEqualTo(960);
            assertThat(frame(video, 0).getWidth()).isEqualTo(960);
            assertThat(frame(video, 1).getPlaneData(0))
                    .as("frames differ")
                    .isNotEqualTo(frame(video, 0).getPlaneData(0));
        }
    }

    @ParameterizedTest
    @CsvSource({"FFFFFF, 80, 127", "000000, -128, -80"})
    void what_comes_in_is_seen_in_the_video_that_goes_out(String colour, int darkest, int brightest) throws Exception {
        try (FluxSimulator simulator = ready().render(Render.DRAWN).start()) {
            Client client = new Client(simulator);
            String keyframe = Pictures.base64(Pictures.plain(Color.decode("#" + colour), 160, 160));

            byte[] first =
                    client.picture("flux-3-video", json("{'mode':'i2v','prompt':'x','keyframes':'%s'}", keyframe));
            byte[] larger = client.picture(
                    "flux-tools/video-upscale-v1",
                    json(
                            "{'input_video':'%s','upscale_factor':1.5}",
                            Base64.getEncoder().encodeToString(first)));

            assertThat(brightnessInTheMiddle(frame(first, 0))).isBetween(darkest, brightest);
            assertThat(brightnessInTheMiddle(frame(larger, 0))).isBetween(darkest, brightest);
            assertThat(frame(larger, 0).getWidth()).isEqualTo(960 * 3 / 2);
        }
    }

    @Test
    void a_link_to_a_video_lives_two_hours() {
        try (FluxSimulator simulator = ready().start()) {
            Client client = new Client(simulator);
            String link = client.sample(client.accepted("flux-3-video", json("{'mode':'t2v','prompt':'a kite'}")));

            simulator.clock().advance(Duration.ofHours(2).minusSeconds(1));
            assertThat(client.download(link).statusCode()).isEqualTo(200);
            simulator.clock().advance(Duration.ofSeconds(1));
            assertThat(client.download(link).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_video_reasons_and_generates_and_tells_its_cost_at_the_end() {
        try (FluxSimulator simulator = ready().runTime(Duration.ofSeconds(100)).start()) {
            Client client = new Client(simulator);
            JsonNode accepted = client.accepted("flux-3-video", json("{'mode':'t2v','prompt':'a kite','duration':10}"));

            assertThat(accepted.has("cost")).isFalse();
            assertThat(status(client, accepted)).isEqualTo("Pending");
            simulator.clock().advance(Duration.ofSeconds(20));
            assertThat(status(client, accepted)).isEqualTo("Reasoning");
            simulator.clock().advance(Duration.ofSeconds(30));
            assertThat(status(client, accepted)).isEqualTo("Generating");
            assertThat(Client.json(client.poll(accepted)).has("cost")).isFalse();
            simulator.clock().advance(Duration.ofSeconds(50));
            JsonNode task = Client.json(client.poll(accepted));
            assertThat(task.get("status").textValue()).isEqualTo("Ready");
            assertThat(task.get("cost").decimalValue()).isEqualByComparingTo("170");
            assertThat(task.get("result").has("seed")).isFalse();
            assertThat(task.get("result").has("draft_cache")).isFalse();
        }
    }

    @Test
    void a_failed_video_comes_as_422_with_the_task_as_body() {
        try (FluxSimulator simulator = ready().start()) {
            Client client = new Client(simulator);

            HttpResponse<String> answer =
                    client.poll(client.accepted("flux-3-video", json("{'mode':'t2v','prompt':'fail-error'}")));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Client.json(answer).get("status").textValue()).isEqualTo("Error");
            assertThat(Client.json(answer).at("/details/error").textValue()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({"address", "base64"})
    void a_draft_is_enhanced_with_what_its_result_gave_out(String form) throws IOException {
        try (FluxSimulator simulator = ready().start()) {
            Client client = new Client(simulator);
            JsonNode draft = client.accepted(
                    "flux-3-video",
                    json("{'mode':'t2v','prompt':'a kite','duration':6,'draft':true,'aspect_ratio':'9:16'}"));
            String address =
                    Client.json(client.poll(draft)).at("/result/draft_cache").textValue();
            String cache = form.equals("address")
                    ? address
                    : Base64.getEncoder()
                            .encodeToString(client.download(address).body());

            JsonNode accepted =
                    client.accepted("flux-3-video", json("{'mode':'draft_enhance','draft_cache':'%s'}", cache));

            JsonNode task = Client.json(client.poll(accepted));
            assertThat(task.at("/result/prompt").textValue()).isEqualTo("a kite");
            assertThat(task.get("result").has("draft_cache")).isFalse();
            assertThat(task.get("cost").decimalValue()).isEqualByComparingTo("174");
            MovieBox head =
                    head(client.download(task.at("/result/sample").textValue()).body());
            assertThat(head.getDuration() / head.getTimescale()).isEqualTo(6);
            assertThat(head.getVideoTrack().getCodedSize().getWidth())
                    .isLessThan(head.getVideoTrack().getCodedSize().getHeight());
            assertThat(simulator.bill().totalUsd()).isEqualByComparingTo("2.10");
        }
    }

    @Test
    void what_is_no_bundle_of_a_finished_draft_enhances_nothing() {
        try (FluxSimulator simulator = ready().start()) {
            Client client = new Client(simulator);
            JsonNode draft = client.accepted("flux-3-video", json("{'mode':'t2v','prompt':'a kite','draft':true}"));
            String address =
                    Client.json(client.poll(draft)).at("/result/draft_cache").textValue();
            String sample = client.sample(draft);

            simulator.clock().advance(Duration.ofHours(3));

            String forged = Base64.getEncoder()
                    .encodeToString((draft.get("id").textValue() + "\nforged").getBytes(StandardCharsets.UTF_8));
            for (String cache :
                    new String[] {address, sample, forged, "aGVsbG8=", "https://elsewhere.example.com/x", "%"}) {
                HttpResponse<String> answer = client.submit(
                        "flux-3-video",
                        json("{'mode':'draft_enhance','draft_cache':'X'}").replace("X", cache));
                assertThat(answer.statusCode()).isEqualTo(422);
                assertThat(answer.body()).contains("draft_cache");
            }
        }
    }

    @Test
    void bytes_that_are_no_mp4_are_refused() {
        try (FluxSimulator simulator = ready().start()) {
            String picture = Pictures.base64(Pictures.plain(Color.RED, 64, 64));

            HttpResponse<String> answer = new Client(simulator)
                    .submit("flux-3-video", json("{'mode':'v2v','prompt':'x','start_video':'%s'}", picture));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Client.json(answer).at("/detail/0/loc/1").textValue()).isEqualTo("start_video");
        }
    }

    @Test
    void a_video_of_more_than_15_seconds_is_not_edited() {
        try (FluxSimulator simulator = ready().start()) {
            String video = Videos.base64(simulator, "a kite", 16);

            HttpResponse<String> answer = new Client(simulator)
                    .submit("flux-tools/video-edit-v1", json("{'video':'%s','prompt':'x'}", video));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(simulator.bill().count()).isOne();
        }
    }

    @Test
    void a_video_can_be_as_large_as_a_test_wants() throws IOException {
        try (FluxSimulator simulator = ready().pictureBytes(2_000_000).start()) {
            byte[] video = new Client(simulator)
                    .picture("flux-3-video", json("{'mode':'t2v','prompt':'a kite','duration':5}"));

            assertThat(video).hasSize(2_000_000);
            assertThat(boxes(video)).startsWith("ftyp").contains("moov", "mdat").endsWith("free");
            assertThat(head(video).getDuration() / head(video).getTimescale()).isEqualTo(5);
        }
    }

    private MovieBox head(byte[] video) throws IOException {
        try (FileChannelWrapper in = NIOUtils.readableChannel(file(video).toFile())) {
            return MP4Util.parseFullMovieChannel(in).getMoov();
        }
    }

    /** The names of the boxes that the file consists of, to its very end. */
    private static List<String> boxes(byte[] video) {
        ByteBuffer bytes = ByteBuffer.wrap(video);
        List<String> names = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            long length = bytes.getInt() & 0xFFFFFFFFL;
            byte[] name = new byte[4];
            bytes.get(name);
            length = length == 1 ? bytes.getLong() : length;
            names.add(new String(name, StandardCharsets.US_ASCII));
            bytes.position(Math.toIntExact(start + length));
        }
        return names;
    }

    private Picture frame(byte[] video, int number) throws IOException, JCodecException {
        return FrameGrab.getFrameFromFile(file(video).toFile(), number);
    }

    private Path file(byte[] video) throws IOException {
        return Files.write(Files.createTempFile(directory, "video-", ".mp4"), video);
    }

    /** From -128 to 127. */
    private static int brightnessInTheMiddle(Picture frame) {
        int y = (int) (frame.getHeight() * 0.4);
        return frame.getPlaneData(0)[y * frame.getWidth() + frame.getWidth() / 2];
    }

    private static String status(Client client, JsonNode accepted) {
        return Client.json(client.poll(accepted)).get("status").textValue();
    }

    private static String json(String body, Object... values) {
        return body.replace('\'', '"').formatted(values);
    }
}

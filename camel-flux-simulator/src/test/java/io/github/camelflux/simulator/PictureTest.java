package io.github.camelflux.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@FluxSimulation(render = Render.DRAWN)
class PictureTest {

    @Test
    void the_same_prompt_and_seed_give_the_same_bytes_also_elsewhere(FluxSimulator simulator) {
        String body = "{\"prompt\":\"a kite\",\"seed\":1,\"width\":256,\"height\":256}";
        byte[] picture = new Client(simulator).picture("flux-2-pro", body);

        assertThat(new Client(simulator).picture("flux-2-pro", body)).isEqualTo(picture);
        try (FluxSimulator another = FluxSimulator.builder().runTimeScale(0).start()) {
            assertThat(new Client(another).picture("flux-2-pro", body)).isEqualTo(picture);
        }
    }

    @Test
    void another_seed_or_prompt_gives_another_picture(FluxSimulator simulator) {
        Client client = new Client(simulator);
        byte[] picture = client.picture("flux-2-pro", "{\"prompt\":\"a kite\",\"seed\":1,\"width\":256}");

        assertThat(client.picture("flux-2-pro", "{\"prompt\":\"a kite\",\"seed\":2,\"width\":256}"))
                .isNotEqualTo(picture);
        assertThat(client.picture("flux-2-pro", "{\"prompt\":\"a kit\",\"seed\":1,\"width\":256}"))
                .isNotEqualTo(picture);
    }

    @ParameterizedTest(name = "{0} {1} is {2} of {3}x{4}")
    @CsvSource(delimiter = '|', textBlock = """
            flux-2-pro         | {"prompt":"x"}                                                 | jpeg | 1024 | 1024
            flux-2-pro         | {"prompt":"x","width":512,"height":768,"output_format":"png"}  | png  | 512  | 768
            flux-2-pro         | {"prompt":"x","width":320,"height":200,"output_format":"webp"} | webp | 320  | 200
            flux-2-pro         | {"prompt":"x","width":65,"height":333}                         | jpeg | 65   | 333
            flux-2-klein-4b    | {"prompt":"x","width":64,"height":64}                          | jpeg | 64   | 64
            flux-3-image       | {"prompt":"x","resolution":"768sq","aspect_ratio":"16:9"}      | jpeg | 1024 | 576
            flux-kontext-pro   | {"prompt":"x","aspect_ratio":"21:9"}                           | png  | 1568 | 672
            flux-pro-1.1       | {"prompt":"x"}                                                 | jpeg | 1024 | 768
            flux-pro-1.1-ultra | {"prompt":"x"}                                                 | jpeg | 2736 | 1536
            flux-dev           | {"prompt":"x","width":256,"height":1440}                       | jpeg | 256  | 1440
            """)
    void pictures_have_the_asked_size_and_format(
            String model, String body, String format, int width, int height, FluxSimulator simulator)
            throws IOException {
        byte[] picture = new Client(simulator).picture(model, body);

        assertThat(formatOf(picture)).isEqualTo(format);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(colours(image)).as("a composition, not a blank").isGreaterThan(20);
    }

    @Test
    void a_prompt_of_any_script_or_length_can_be_drawn(FluxSimulator simulator) {
        for (String prompt : new String[] {"", "\\n\\t", "日本の庭園", "👩‍🚀🐫", "x".repeat(5000), "مرحبا بالعالم"}) {
            assertThat(new Client(simulator)
                            .picture("flux-2-pro", "{\"prompt\":\"" + prompt + "\",\"width\":128,\"height\":128}"))
                    .isNotEmpty();
        }
    }

    @Test
    void the_input_of_an_edit_is_seen_in_the_result_which_takes_its_size(FluxSimulator simulator) throws IOException {
        String body = "{\"prompt\":\"brighter\",\"input_image\":\"" + base64(plain(Color.MAGENTA, 330, 500)) + "\"}";

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(new Client(simulator).picture("flux-2-pro", body)));

        assertThat(image.getWidth()).isEqualTo(320);
        assertThat(image.getHeight()).isEqualTo(496);
        Color middle = new Color(image.getRGB(160, 200));
        assertThat(middle.getRed()).isGreaterThan(220);
        assertThat(middle.getGreen()).isLessThan(40);
        assertThat(middle.getBlue()).isGreaterThan(220);
    }

    @Test
    void the_first_input_decides_the_size_wherever_it_stands_in_the_body(FluxSimulator simulator) throws IOException {
        String body = "{\"input_image_2\":\"%s\",\"input_image\":\"%s\",\"prompt\":\"x\"}"
                .formatted(base64(plain(Color.RED, 128, 128)), base64(plain(Color.BLUE, 320, 160)));

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(new Client(simulator).picture("flux-2-pro", body)));

        assertThat(image.getWidth()).isEqualTo(320);
        assertThat(image.getHeight()).isEqualTo(160);
    }

    @Test
    void more_pictures_than_are_kept_can_be_fetched_again(FluxSimulator simulator) {
        Client client = new Client(simulator);
        List<String> links = new ArrayList<>();
        List<byte[]> pictures = new ArrayList<>();
        for (int seed = 0; seed < 400; seed++) {
            String body = "{\"prompt\":\"x\",\"width\":64,\"height\":64,\"seed\":" + seed + "}";
            links.add(client.sample(client.accepted("flux-2-pro", body)));
            pictures.add(client.download(links.get(seed)).body());
        }
        for (int seed = 0; seed < 400; seed += 50) {
            assertThat(client.download(links.get(seed)).body()).isEqualTo(pictures.get(seed));
        }
    }

    @Test
    void another_input_gives_another_picture(FluxSimulator simulator) throws IOException {
        Client client = new Client(simulator);
        String body = "{\"prompt\":\"brighter\",\"seed\":1,\"input_image\":\"%s\"}";

        assertThat(client.picture("flux-2-pro", body.formatted(base64(plain(Color.RED, 128, 128)))))
                .isNotEqualTo(client.picture("flux-2-pro", body.formatted(base64(plain(Color.BLUE, 128, 128)))));
    }

    @Test
    void a_picture_of_megabytes_arrives_also_with_escaped_slashes(FluxSimulator simulator) throws IOException {
        String base64 = base64(noise(1600, 1200));
        assertThat(base64.length()).isGreaterThan(4_000_000);
        String body = "{\"input_image_2\":\"%s\",\"prompt\":\"%s\",\"width\":256,\"height\":256}"
                .formatted(base64.replace("/", "\\/"), "both \\\"long\\\" and kept ".repeat(5000));

        JsonNode accepted = new Client(simulator).accepted("flux-2-pro", body);

        assertThat(accepted.get("input_mp").decimalValue()).isEqualByComparingTo("1.83");
        assertThat(simulator.bill().lines().get(0).prompt()).isEqualTo("both \"long\" and kept ".repeat(5000));
    }

    @ParameterizedTest
    @CsvSource({"255, 300, 422", "256, 256, 200", "4001, 4000, 400"})
    void flux_3_has_bounds_of_its_own_for_inputs(int width, int height, int status, FluxSimulator simulator)
            throws IOException {
        String body = "{\"prompt\":\"x\",\"images\":\"" + base64(plain(Color.GRAY, width, height)) + "\"}";

        assertThat(new Client(simulator).submit("flux-3-image", body).statusCode())
                .isEqualTo(status);
    }

    @Test
    void other_models_take_up_to_20_megapixels(FluxSimulator simulator) throws IOException {
        String body = "{\"prompt\":\"x\",\"input_image\":\"%s\"}";

        assertThat(new Client(simulator)
                        .submit("flux-2-pro", body.formatted(base64(plain(Color.GRAY, 5000, 4000))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(new Client(simulator)
                        .submit("flux-2-pro", body.formatted(base64(plain(Color.GRAY, 5000, 4001))))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void an_address_is_taken_without_being_fetched(FluxSimulator simulator) {
        String body = "{\"prompt\":\"brighter\",\"images\":[\"https://nowhere.invalid/cat.png\"]}";

        assertThat(new Client(simulator).picture("flux-3-image", body)).isNotEmpty();
    }

    @Test
    void flat_pictures_can_be_made_as_large_as_wanted_and_still_open() throws IOException {
        try (FluxSimulator simulator = FluxSimulator.builder()
                .runTimeScale(0)
                .render(Render.FLAT)
                .pictureBytes(3_000_000)
                .start()) {
            for (String format : new String[] {"jpeg", "png", "webp"}) {
                byte[] picture = new Client(simulator)
                        .picture(
                                "flux-2-pro",
                                "{\"prompt\":\"x\",\"width\":128,\"height\":64,\"output_format\":\"" + format + "\"}");
                assertThat(picture).hasSize(3_000_000);
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
                assertThat(image.getWidth()).isEqualTo(128);
            }
        }
    }

    private static String formatOf(byte[] picture) {
        String head = new String(picture, 0, 12, StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG")) {
            return "png";
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? "webp" : "jpeg";
    }

    private static long colours(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).distinct().count();
    }

    private static BufferedImage plain(Color colour, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return image;
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    private static String base64(BufferedImage image) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }
}

package io.github.camelflux.simulator;

import static io.github.camelflux.simulator.Pictures.assertColour;
import static io.github.camelflux.simulator.Pictures.assertSize;
import static io.github.camelflux.simulator.Pictures.base64;
import static io.github.camelflux.simulator.Pictures.changed;
import static io.github.camelflux.simulator.Pictures.plain;
import static io.github.camelflux.simulator.Pictures.read;
import static io.github.camelflux.simulator.Pictures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.junit.FluxSimulation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person sees in each result which picture went where. */
@FluxSimulation(render = Render.DRAWN)
class InputInResultTest {

    private static final Color TEAL = new Color(20, 140, 130);
    private static final Color CORAL = new Color(240, 100, 80);

    @ParameterizedTest
    @CsvSource({"flux-pro-1.0-fill, jpeg", "flux-pro-1.0-fill, png", "flux-pro-1.0-fill-finetuned, webp"})
    void fill_keeps_what_the_mask_leaves_black_and_paints_what_it_marks_white(
            String model, String format, FluxSimulator simulator) {
        BufferedImage mask = with(plain(Color.BLACK, 320, 240), Color.WHITE, 96, 48, 128, 128);

        BufferedImage result = result(
                simulator,
                model,
                "{'prompt':'a kite','finetune_id':'mine','seed':3,'output_format':'%s','image':'%s','mask':'%s'}",
                format,
                base64(plain(TEAL, 320, 240)),
                base64(mask));

        assertSize(result, 320, 240);
        assertColour(result, 5, 5, TEAL);
        assertColour(result, 80, 100, TEAL);
        assertColour(result, 240, 190, TEAL);
        assertColour(result, 160, 35, TEAL);
        assertThat(changed(result, TEAL, 96, 48, 128, 128)).isGreaterThan(128 * 128 * 9 / 10);
    }

    @Test
    void fill_without_a_mask_paints_what_is_transparent(FluxSimulator simulator) {
        BufferedImage image = with(plain(TEAL, 320, 240), new Color(0, 0, 0, 0), 0, 0, 160, 240);

        BufferedImage result = result(
                simulator,
                "flux-pro-1.0-fill",
                "{'prompt':'a kite','output_format':'png','image':'%s'}",
                base64(image));

        assertThat(changed(result, TEAL, 160, 0, 160, 240)).isZero();
        assertThat(changed(result, TEAL, 0, 0, 160, 240)).isGreaterThan(160 * 240 * 9 / 10);
    }

    @Test
    void grey_pictures_and_masks_are_as_grey_in_the_result(FluxSimulator simulator) {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        Arrays.fill(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 100);
        BufferedImage mask = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        mask.getRaster().setSample(32, 32, 0, 255);

        BufferedImage result = result(
                simulator,
                "flux-pro-1.0-fill",
                "{'output_format':'png','image':'%s','mask':'%s'}",
                base64(image),
                base64(mask));

        assertColour(result, 10, 10, new Color(100, 100, 100));
        assertThat(changed(result, new Color(100, 100, 100), 0, 0, 64, 64)).isLessThanOrEqualTo(1);
    }

    @Test
    void expand_keeps_the_picture_where_the_borders_leave_it(FluxSimulator simulator) {
        BufferedImage result = result(
                simulator,
                "flux-pro-1.0-expand",
                "{'prompt':'more sea','image':'%s','left':100,'top':50,'right':20,'output_format':'png'}",
                base64(plain(TEAL, 200, 160)));

        assertSize(result, 320, 210);
        assertThat(changed(result, TEAL, 100, 50, 200, 160)).isZero();
        assertThat(changed(result, TEAL, 0, 0, 100, 210)).isGreaterThan(100 * 210 * 9 / 10);
        assertThat(changed(result, TEAL, 0, 0, 320, 50)).isGreaterThan(320 * 50 * 9 / 10);
        assertThat(changed(result, TEAL, 300, 50, 20, 160)).isGreaterThan(20 * 160 * 9 / 10);
    }

    @ParameterizedTest(name = "{0}: from {1},{2}")
    @CsvSource(delimiter = '|', textBlock = """
                                                               | 100 | 60
            'reference_offset_x':10,'reference_offset_y':20,   | 10  | 20
            'reference_offset_x':0,                            | 0   | 60
            """)
    void outpainting_keeps_the_picture_where_it_was_placed(String offsets, int x, int y, FluxSimulator simulator) {
        BufferedImage result = result(
                simulator,
                "flux-tools/outpainting-v1",
                "{%s'input_image':'%s','width':400,'height':220}",
                offsets == null ? "" : offsets,
                base64(plain(TEAL, 200, 100)));

        assertSize(result, 400, 220);
        assertThat(changed(result, TEAL, x, y, 200, 100)).isZero();
        assertThat(changed(result, TEAL, 0, 0, 400, 220)).isGreaterThan((400 * 220 - 200 * 100) * 9 / 10);
    }

    @Test
    void outpainting_crops_a_picture_that_leaves_the_canvas_if_it_may(FluxSimulator simulator) {
        String body =
                "{'input_image':'%s','width':200,'height':200,'reference_offset_x':-100,'reference_offset_y':0%s}";
        String picture = base64(with(plain(TEAL, 200, 200), CORAL, 100, 0, 100, 200));

        BufferedImage result = result(simulator, "flux-tools/outpainting-v1", body, picture, ",'auto_crop':true");

        assertSize(result, 200, 200);
        assertThat(changed(result, CORAL, 0, 0, 100, 200)).isZero();
        assertThat(new Client(simulator)
                        .submit("flux-tools/outpainting-v1", json(body, picture, ""))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void outpainting_scales_a_canvas_above_four_megapixels_down_with_the_picture_on_it(FluxSimulator simulator) {
        BufferedImage result = result(
                simulator,
                "flux-tools/outpainting-v1",
                "{'input_image':'%s','width':4096,'height':4096,'output_format':'jpeg'}",
                base64(plain(TEAL, 1024, 1024)));

        assertSize(result, 2048, 2048);
        assertColour(result, 1024 - 240, 1024 - 240, TEAL);
        assertColour(result, 1024 + 240, 1024 + 240, TEAL);
        assertThat(changed(result, TEAL, 0, 0, 2048, 700)).isGreaterThan(2048 * 700 * 9 / 10);
    }

    @Test
    void erase_replaces_what_the_mask_marks_by_what_is_around_it(FluxSimulator simulator) {
        BufferedImage image = with(plain(TEAL, 240, 160), CORAL, 100, 60, 40, 40);
        BufferedImage mask = with(plain(Color.BLACK, 240, 160), Color.WHITE, 104, 64, 32, 32);
        String body = "{'image':'%s','mask':'%s','dilate_pixels':%s}";

        BufferedImage gone = result(simulator, "flux-tools/erase-v1", body, base64(image), base64(mask), 4);
        BufferedImage rest = result(simulator, "flux-tools/erase-v1", body, base64(image), base64(mask), 0);

        assertSize(gone, 240, 160);
        assertThat(changed(gone, TEAL, 0, 0, 240, 160)).isZero();
        assertColour(rest, 101, 80, CORAL);
        assertColour(rest, 10, 80, TEAL);
    }

    @Test
    void deblur_hardens_edges_and_leaves_even_areas(FluxSimulator simulator) {
        Color dark = new Color(100, 100, 100);
        Color light = new Color(150, 150, 150);
        BufferedImage image = with(plain(dark, 200, 100), light, 100, 0, 100, 100);

        BufferedImage result = result(simulator, "flux-tools/deblur-v1", "{'image':'%s'}", base64(image));

        assertSize(result, 200, 100);
        assertColour(result, 50, 50, dark);
        assertColour(result, 150, 50, light);
        assertThat(new Color(result.getRGB(99, 50)).getRed()).isLessThan(60);
        assertThat(new Color(result.getRGB(100, 50)).getRed()).isGreaterThan(190);
    }

    @ParameterizedTest
    @CsvSource({"flux-tools/vto-v1", "flux-tools/vto-v2"})
    void try_on_shows_the_person_and_the_garment(String model, FluxSimulator simulator) {
        BufferedImage result = result(
                simulator,
                model,
                "{'prompt':'wear it','garment':'%s','person':'%s'}",
                base64(plain(CORAL, 100, 100)),
                base64(plain(TEAL, 300, 400)));

        assertSize(result, 300, 400);
        assertColour(result, 20, 20, TEAL);
        assertColour(result, 150, 250, TEAL);
        assertColour(result, 270, 90, CORAL);
    }

    @Test
    void references_lie_in_the_result_in_the_order_of_their_members(FluxSimulator simulator) {
        BufferedImage result = result(
                simulator,
                "flux-2-pro",
                "{'prompt':'both','width':640,'height':320,'input_image_2':'%s','input_image':'%s'}",
                base64(plain(CORAL, 200, 200)),
                base64(plain(TEAL, 200, 200)));

        assertColour(result, 175, 140, TEAL);
        assertColour(result, 465, 140, CORAL);
    }

    @Test
    void a_picture_that_is_named_by_an_address_has_its_place_too(FluxSimulator simulator) {
        BufferedImage result = result(
                simulator,
                "flux-tools/outpainting-v1",
                "{'input_image':'https://pictures.example.com/cat.png','width':1200,'height':1200}");

        assertColour(result, 600, 200, new Color(252, 251, 247));
    }

    private static BufferedImage result(FluxSimulator simulator, String model, String body, Object... values) {
        return read(new Client(simulator).picture(model, json(body, values)));
    }

    private static String json(String body, Object... values) {
        return body.replace('\'', '"').formatted(values).replace('\'', '"');
    }
}

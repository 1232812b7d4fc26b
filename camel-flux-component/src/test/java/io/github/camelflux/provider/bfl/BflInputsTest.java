package io.github.camelflux.provider.bfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.Submission;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BflInputsTest {

    private static final InputImage ONE = new InputImage.Link("https://example.com/1");
    private static final InputImage TWO = new InputImage.Link("https://example.com/2");

    private final BflProvider provider = new BflProvider(ModelCatalog.shipped());

    @ParameterizedTest
    @EnumSource(Operation.class)
    void every_operation_has_its_members(Operation operation) {
        assertThat(BflInputs.of(operation)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "FILL, flux-pro-1.0-fill, image",
        "EXPAND, flux-pro-1.0-expand, image",
        "ERASE, flux-tools/erase-v1, image",
        "DEBLUR, flux-tools/deblur-v1, image",
        "TRY_ON, flux-tools/vto-v2, person",
        "GENERATE, flux-pro-1.0-canny, control_image",
        "GENERATE, flux-pro-1.0-depth, control_image"
    })
    void the_picture_that_the_operation_is_about_has_a_member_of_its_own(
            Operation operation, String model, String member) {
        assertThat(BflInputs.of(operation)
                        .members(
                                ImageRequest.builder(operation, model)
                                        .image(ONE)
                                        .build(),
                                model))
                .containsOnly(entry(member, "https://example.com/1"));
    }

    @Test
    void a_mask_and_a_garment_go_to_their_members() {
        assertThat(body(ImageRequest.builder(Operation.ERASE, "flux-tools/erase-v1")
                        .image(ONE)
                        .input(InputRole.MASK, TWO)))
                .containsOnly(entry("image", "https://example.com/1"), entry("mask", "https://example.com/2"));
        assertThat(body(ImageRequest.builder(Operation.TRY_ON, "flux-tools/vto-v1")
                        .image(ONE)
                        .input(InputRole.GARMENT, TWO)))
                .containsOnly(entry("person", "https://example.com/1"), entry("garment", "https://example.com/2"));
    }

    @Test
    void outpainting_takes_the_size_of_the_canvas_and_is_refused_without_it() {
        ImageRequest.Builder request = ImageRequest.builder(Operation.EXPAND, "flux-tools/outpainting-v1")
                .image(ONE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(request))
                .withMessage("size: flux-tools/outpainting-v1 cannot do without width");
        assertThat(body(request.width(1024).height(768)))
                .containsOnly(
                        entry("input_image", "https://example.com/1"), entry("width", 1024), entry("height", 768));
    }

    @Test
    void what_goes_in_decides_about_the_mode_of_a_video() {
        assertThat(body(video())).containsOnly(entry("mode", "t2v"));
        assertThat(body(video().image(ONE).image(TWO)))
                .containsOnly(
                        entry("mode", "i2v"),
                        entry("keyframes", List.of("https://example.com/1", "https://example.com/2")));
        assertThat(body(video().input(InputRole.VIDEO, ONE)))
                .containsOnly(entry("mode", "v2v"), entry("start_video", "https://example.com/1"));
        assertThat(body(video().input(InputRole.DRAFT, ONE)))
                .containsOnly(entry("mode", "draft_enhance"), entry("draft_cache", "https://example.com/1"));
        List<Object> timed = List.of(List.of(0, "https://example.com/1"));
        assertThat(body(video().extra("keyframes", timed)))
                .containsOnly(entry("mode", "i2v"), entry("keyframes", timed));
    }

    @Test
    void a_mode_of_the_callers_own_is_kept() {
        assertThat(body(video().extra("mode", "t2v"))).containsOnly(entry("mode", "t2v"));
    }

    @Test
    void a_mode_that_needs_more_than_went_in_is_refused_by_the_name_of_what_is_missing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(video().extra("mode", "v2v")))
                .withMessage("input.start_video: flux-3-video cannot do without start_video");
    }

    @Test
    void the_video_tools_take_a_video_and_no_pictures() {
        assertThat(body(ImageRequest.builder(Operation.VIDEO_EDIT, "flux-tools/video-edit-v1")
                        .input(InputRole.VIDEO, ONE)))
                .containsOnly(entry("video", "https://example.com/1"));
        ImageRequest.Builder upscale = ImageRequest.builder(Operation.VIDEO_UPSCALE, "flux-tools/video-upscale-v1")
                .input(InputRole.VIDEO, ONE);
        assertThat(body(upscale)).containsOnly(entry("input_video", "https://example.com/1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(upscale.image(TWO)))
                .withMessage("images: the model takes none, the request has 1");
    }

    @Test
    void what_the_operation_has_no_place_for_is_refused_because_it_would_be_paid_for_and_not_used() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(ImageRequest.builder(Operation.DEBLUR, "flux-tools/deblur-v1")
                        .image(ONE)
                        .input(InputRole.MASK, TWO)))
                .withMessage("mask: deblur takes no mask");
    }

    private static ImageRequest.Builder video() {
        return ImageRequest.builder(Operation.VIDEO, "flux-3-video");
    }

    private Map<String, Object> body(ImageRequest.Builder request) {
        Account account = new Account("default", "key", URI.create("https://api.bfl.ai"));
        HttpCall call = provider.submit(new Submission(request.build(), account, "a-1", null));
        return ((JsonBody) call.body()).members();
    }
}

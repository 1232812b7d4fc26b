package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCheckTest {

    static Stream<Arguments> notTaken() {
        return Stream.of(
                arguments(
                        "flux-kontext-pro",
                        b -> b.width(512),
                        "width: flux-kontext-pro does not take it (512). Instead: "
                                + "aspectRatio; the picture has about one megapixel"),
                arguments(
                        "flux-kontext-pro",
                        b -> b.width(512).height(256),
                        "size: flux-kontext-pro does not take it (512x256). Instead: aspectRatio; the picture has about "
                                + "one megapixel"),
                arguments(
                        "flux-2-pro",
                        b -> b.promptUpsampling(true),
                        "promptUpsampling: flux-2-pro does not take it (true). Instead: input.disable_pup=true turns the "
                                + "rewriting of the prompt off; it is on otherwise"),
                arguments(
                        "flux-3-image",
                        b -> b.extra("webhook_url", "https://example.com"),
                        "input.webhook_url: flux-3-image does not take it (https://example.com). There is nothing "
                                + "instead: FLUX 3 tells nobody, its jobs are polled"),
                arguments(
                        "flux-3-image",
                        b -> b.seed(BigInteger.ONE).outputFormat("png"),
                        "seed: flux-3-image does not take it (1). There is nothing instead: the model takes no seed",
                        "outputFormat: flux-3-image does not take it (png). There is nothing instead: the model chooses"),
                arguments(
                        "flux-pro-1.1-ultra",
                        b -> b.height(512),
                        "height: flux-pro-1.1-ultra does not take it (512). Instead: aspectRatio"),
                arguments(
                        "flux-tools/video-edit-v1",
                        b -> b.extra("duration", 5),
                        "input.duration: flux-tools/video-edit-v1 does not take it (5). It takes prompt, video, "
                                + "safety_tolerance, user"));
    }

    @ParameterizedTest
    @MethodSource("notTaken")
    void what_a_model_does_not_take_is_named_with_what_to_use_instead(
            String model, UnaryOperator<ImageRequest.Builder> fields, List<String> words) {
        assertThat(check(model).notTaken(request(model, fields)))
                .extracting(FieldCheck.Remark::words)
                .isEqualTo(words);
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(
                arguments(
                        "flux-2-pro",
                        b -> b.safetyTolerance(6),
                        "safetyTolerance: flux-2-pro takes 0 to 5, as far as it is known here, not 6"),
                arguments(
                        "flux-2-flex",
                        b -> b.steps(51).guidance(new BigDecimal("1.4")),
                        "steps: flux-2-flex takes 1 to 50, as far as it is known here, not 51",
                        "guidance: flux-2-flex takes 1.5 to 10, as far as it is known here, not 1.4"),
                arguments(
                        "flux-3-video",
                        b -> b.extra("duration", 21).resolution("4k"),
                        "resolution: flux-3-video takes one of hd, fhd, qhd, uhd, as far as it is known here, not 4k",
                        "input.duration: flux-3-video takes 5 to 20, auto, as far as it is known here, not 21"),
                arguments("flux-2-flex", b -> b.steps(50).guidance(BigDecimal.TEN)),
                arguments("flux-3-video", b -> b.extra("duration", "auto").aspectRatio("16:9")),
                // Judged as sizes, by all that is known of them.
                arguments("flux-pro-1.1", b -> b.width(1000).height(10)));
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void what_is_out_of_range_is_named_with_the_range(
            String model, UnaryOperator<ImageRequest.Builder> fields, List<String> words) {
        assertThat(check(model).outOfRange(request(model, fields)))
                .extracting(FieldCheck.Remark::words)
                .isEqualTo(words);
    }

    /** Not in the catalogue, or there without its fields. */
    @ParameterizedTest
    @ValueSource(strings = {"flux-of-tomorrow", "flux-3-image-klein"})
    void what_is_not_known_takes_anything(String model) {
        ImageRequest request = request(model, b -> b.width(3)
                .aspectRatio("7:1")
                .steps(-1)
                .extra("colour", "red")
                .seed(BigInteger.TWO.pow(200)));

        assertThat(check(model).notTaken(request)).isEmpty();
        assertThat(check(model).outOfRange(request)).isEmpty();
    }

    private static FieldCheck check(String model) {
        return new FieldCheck(ModelCatalog.shipped().find(model));
    }

    private static ImageRequest request(String model, UnaryOperator<ImageRequest.Builder> fields) {
        return fields.apply(ImageRequest.builder(Operation.GENERATE, model).prompt("a cat"))
                .build();
    }

    private static Arguments arguments(String model, UnaryOperator<ImageRequest.Builder> fields, String... words) {
        return Arguments.of(model, fields, List.of(words));
    }
}

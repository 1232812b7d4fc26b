package io.github.camelflux.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelflux.Charged;
import io.github.camelflux.FluxRequestException;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestCheckTest {

    private final FluxConfiguration options = new FluxConfiguration();
    private final List<String> log = new ArrayList<>();
    private final OneTimeWarnings warnings = new OneTimeWarnings(log::add);
    private final ImageRequest.Builder fields = ImageRequest.builder(Operation.GENERATE, "any");

    @Test
    void a_field_that_the_model_does_not_take_is_refused() {
        fields.promptUpsampling(false);

        assertThatExceptionOfType(FluxRequestException.class)
                .isThrownBy(() -> apply("flux-2-pro"))
                .withMessage(
                        "promptUpsampling: flux-2-pro does not take it (false). Instead: input.disable_pup=true turns"
                                + " the rewriting of the prompt off; it is on otherwise. (Option strictParameters=false sends it"
                                + " all the same.)")
                .satisfies(refused -> assertThat(refused.getCharged()).isEqualTo(Charged.NO));
        assertThat(log).isEmpty();
    }

    @Test
    void without_strict_parameters_there_is_one_warning_for_each_field_and_model() {
        options.setStrictParameters(false);
        fields.steps(5).guidance(BigDecimal.ONE);

        apply("flux-2-pro");
        apply("flux-2-pro");
        assertThat(log)
                .satisfiesExactly(
                        warning -> assertThat(warning)
                                .startsWith("steps: flux-2-pro does not take it (5)")
                                .endsWith("It is left as it is. (This is said once.)"),
                        warning -> assertThat(warning).startsWith("guidance: flux-2-pro does not take it (1)"));
        apply("flux-2-max");

        assertThat(log).hasSize(4);
        assertThat(fields.build().steps()).isEqualTo(5);
    }

    @Test
    void a_range_is_warned_about_and_never_enforced() {
        fields.safetyTolerance(6);

        apply("flux-2-pro");
        apply("flux-2-pro");

        assertThat(log)
                .containsExactly(
                        "safetyTolerance: flux-2-pro takes 0 to 5, as far as it is known here, not 6. It is left"
                                + " as it is. (This is said once.)");
        assertThat(fields.build().safetyTolerance()).isEqualTo(6);
    }

    @Test
    void a_size_goes_as_it_was_asked_with_one_warning() {
        size(1920, 1080);

        assertThat(apply("flux-2-pro")).isEmpty();
        assertThat(apply("flux-2-pro")).isEmpty();

        assertThat(log)
                .containsExactly(
                        "size: flux-2-pro is not known to make 1920x1080 (multiples of 16, at least 64 a side, at"
                                + " most 4194304 pixels). Nearest: 1920x1088 and 1920x1072. It is left as it is; option"
                                + " sizePolicy. (This is said once.)");
        assertSize(1920, 1080);
    }

    @Test
    void nearest_rounds_and_says_so() {
        options.setSizePolicy(SizePolicy.NEAREST);
        size(1920, 1080);

        assertThat(apply("flux-2-pro")).contains("1920x1088");

        assertSize(1920, 1088);
        assertThat(log).isEmpty();
    }

    @Test
    void nearest_rounds_one_side_too() {
        options.setSizePolicy(SizePolicy.NEAREST);
        fields.height(1080);

        assertThat(apply("flux-2-pro")).contains("height=1088");

        assertSize(null, 1088);
    }

    @Test
    void refuse_names_the_two_nearest() {
        options.setSizePolicy(SizePolicy.REFUSE);
        size(1920, 1080);

        assertThatExceptionOfType(FluxRequestException.class)
                .isThrownBy(() -> apply("flux-2-pro"))
                .withMessage(
                        "size: flux-2-pro is not known to make 1920x1080 (multiples of 16, at least 64 a side, at most"
                                + " 4194304 pixels). Nearest: 1920x1088 and 1920x1072. (Option sizePolicy.)");
    }

    @Test
    void a_size_that_is_made_is_left_alone() {
        for (SizePolicy policy : SizePolicy.values()) {
            options.setSizePolicy(policy);
            size(1920, 1088);

            assertThat(apply("flux-2-pro")).isEmpty();
            assertSize(1920, 1088);
        }
        assertThat(log).isEmpty();
    }

    @Test
    void a_size_is_never_turned_into_a_shape() {
        options.setSizePolicy(SizePolicy.NEAREST);
        size(1024, 1024);

        assertThatExceptionOfType(FluxRequestException.class)
                .isThrownBy(() -> apply("flux-kontext-pro"))
                .withMessageStartingWith("size: flux-kontext-pro does not take it (1024x1024). Instead: aspectRatio");
        assertThatExceptionOfType(FluxRequestException.class)
                .isThrownBy(() -> apply("flux-3-image"))
                .withMessageStartingWith(
                        "size: flux-3-image does not take it (1024x1024). Instead: aspectRatio and resolution");
    }

    @Test
    void models_that_are_not_in_the_catalogue_take_anything() {
        options.setSizePolicy(SizePolicy.REFUSE);
        size(3, 5).aspectRatio("1:7").steps(1000).extra("colour", "red");

        assertThat(apply("flux-of-tomorrow")).isEmpty();

        assertSize(3, 5);
        assertThat(log).isEmpty();
    }

    private Optional<String> apply(String model) {
        return new RequestCheck(options, warnings)
                .apply(fields, ModelCatalog.shipped().find(model));
    }

    private ImageRequest.Builder size(Integer width, Integer height) {
        return fields.width(width).height(height);
    }

    private void assertSize(Integer width, Integer height) {
        assertThat(fields.build().width()).isEqualTo(width);
        assertThat(fields.build().height()).isEqualTo(height);
    }
}

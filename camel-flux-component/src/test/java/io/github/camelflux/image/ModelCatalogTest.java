package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogTest {

    private final ModelCatalog catalog = ModelCatalog.shipped();

    @Test
    void every_model_says_where_its_facts_come_from_what_bfl_calls_it_and_what_it_does() {
        assertThat(catalog.models()).hasSize(39).allSatisfy(model -> {
            assertThat(model.terms().source()).isNotBlank();
            assertThat(model.terms().date()).matches("20\\d\\d-\\d\\d");
            assertThat(model.terms().licence()).isNotBlank();
            assertThat(model.idAt("bfl")).isEqualTo(model.name());
            assertThat(model.operations()).isNotEmpty();
            assertThat(model.catalogued()).isTrue();
        });
    }

    @Test
    void every_operation_has_a_model() {
        assertThat(Operation.values()).allSatisfy(operation -> assertThat(catalog.models())
                .anySatisfy(model -> assertThat(model.operations()).contains(operation)));
    }

    @Test
    void what_may_be_used_instead_is_said_of_fields_only_that_are_not_taken() {
        assertThat(catalog.models())
                .allSatisfy(model -> assertThat(model.instead().keySet())
                        .noneMatch(field -> model.fields().containsKey(field)));
    }

    @ParameterizedTest
    @CsvSource({
        "flux-kontext-pro, width, aspectRatio",
        "flux-2-pro, prompt_upsampling, input.disable_pup",
        "flux-3-image, webhook_url, polled"
    })
    void a_field_that_is_not_taken_has_something_instead(String name, String field, String instead) {
        Model model = catalog.find(name);

        assertThat(model.accepts(field)).isFalse();
        assertThat(model.instead().get(field)).contains(instead);
    }

    @ParameterizedTest
    @CsvSource({
        "flux-2-pro, safety_tolerance, 0, 5",
        "flux-pro-1.1, width, 256, 1440",
        "flux-2-flex, guidance, 1.5, 10",
        "flux-3-video, duration, 5, 20",
        "flux-tools/erase-v1, dilate_pixels, 0, 25"
    })
    void knows_ranges(String name, String field, BigDecimal min, BigDecimal max) {
        FieldRule rule = catalog.find(name).fields().get(field);

        assertThat(rule.min()).isEqualByComparingTo(min);
        assertThat(rule.max()).isEqualByComparingTo(max);
    }

    @Test
    void a_job_is_followed_longer_than_an_exchange_waits_and_than_its_link_lives() {
        assertThat(catalog.models()).allSatisfy(model -> {
            assertThat(model.lostAfter()).isGreaterThanOrEqualTo(model.linkLifetime());
            assertThat(model.lostAfter())
                    .isGreaterThanOrEqualTo(model.deadline().multipliedBy(10));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "flux-2-pro, 8, jpeg, PT10M, 24, PT3M",
        "flux-2-klein-9b, 4, jpeg, PT10M, 24, PT3M",
        "flux-3-image, 10, , PT1H, 24, PT5M",
        "flux-3-video, 10, mp4, PT2H, 24, PT20M",
        "flux-kontext-pro, 4, png, PT10M, 24, PT3M",
        "flux-kontext-max, 4, png, PT10M, 6, PT3M",
        "flux-pro-1.1-ultra, 1, jpeg, PT10M, 24, PT3M"
    })
    void knows_the_limits_of_each_family(
            String name, int references, String format, Duration link, int activeJobs, Duration deadline) {
        Model model = catalog.find(name);

        assertThat(model.maxReferences()).isEqualTo(references);
        assertThat(model.defaultFormat()).isEqualTo(format);
        assertThat(model.linkLifetime()).isEqualTo(link);
        assertThat(model.activeJobs()).isEqualTo(activeJobs);
        assertThat(model.deadline()).isEqualTo(deadline);
    }

    @Test
    void a_model_of_tomorrow_passes_through_with_assumed_values() {
        Model model = catalog.find("flux-4/pro");

        assertThat(model.name()).isEqualTo("flux-4/pro");
        assertThat(model.idAt("bfl")).isEqualTo("flux-4/pro");
        assertThat(model.catalogued()).isFalse();
        assertThat(model.maxReferences()).isNull();
        assertThat(model.accepts("anything")).isTrue();
        assertThat(model.pricesAt("bfl").prices()).isEmpty();
        assertThat(model.activeJobs()).isEqualTo(24);
        assertThat(model.deadline()).isEqualTo(Duration.ofMinutes(5));
        assertThat(model.lostAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(model.linkLifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThatCode(() -> model.checkReferences(100)).doesNotThrowAnyException();
    }

    @Test
    void what_bfl_says_of_a_model_is_no_rule_for_others() {
        Model model = catalog.find("flux-2-pro", "fal");

        assertThat(model.accepts("anything")).isTrue();
        assertThat(model.idAt("fal")).isEqualTo("fal-ai/flux-2-pro");
        assertThat(model.linkLifetime()).isEqualTo(Duration.ofDays(7));
        assertThat(model.lostAfter()).isGreaterThanOrEqualTo(model.linkLifetime());
        assertThat(model.size().standard()).hasToString("1024x768");
        assertThat(model.maxReferences()).isNull();
        assertThat(catalog.find("flux-2-pro", "bfl")).isEqualTo(catalog.find("flux-2-pro"));
        assertThat(catalog.activeJobs("fal")).isEqualTo(100);
        assertThat(catalog.activeJobs("bfl")).isEqualTo(24);
    }

    @Test
    void a_model_that_a_provider_is_not_known_to_have_is_refused_with_what_it_has() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.checkOffered(catalog.find("flux-3-image"), "deepinfra"))
                .withMessageStartingWith("model: deepinfra is not known to have flux-3-image. It has flux-2-pro, ")
                .withMessageContaining("a name of its own, such as black-forest-labs/FLUX-2-pro, is passed on");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.checkOffered(catalog.find("flux-schnell"), "bfl"));
        assertThatCode(() -> catalog.checkOffered(catalog.find("flux-schnell"), "fal"))
                .doesNotThrowAnyException();
        assertThatCode(() -> catalog.checkOffered(catalog.find("somebody/else"), "fal"))
                .doesNotThrowAnyException();
        assertThatCode(() -> catalog.checkOffered(catalog.find("flux-3-image"), "openai"))
                .as("a server of one's own")
                .doesNotThrowAnyException();
    }

    @Test
    void what_is_no_model_is_not_found() {
        assertThatIllegalArgumentException().isThrownBy(() -> catalog.find("../credits"));
        assertThatIllegalArgumentException().isThrownBy(() -> catalog.find("credits"));
    }

    @Test
    void too_many_pictures_are_refused_with_model_limit_and_number() {
        Model model = catalog.find("flux-2-klein-4b");

        assertThatCode(() -> model.checkReferences(4)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.checkReferences(5))
                .withMessage("images: flux-2-klein-4b takes at most 4, the request has 5");
    }
}

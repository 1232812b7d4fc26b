package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogTest {

    private static final String UNKNOWN = """
            {"operations": ["generate"], "linkLifetime": "PT1M", "activeJobs": 1, "deadline": "PT1M", "lostAfter": "PT2M"}
            """;

    private final ModelCatalog catalog = ModelCatalog.shipped();

    @Test
    void holds_every_model_of_bfl_that_generates_or_edits() {
        assertThat(catalog.models())
                .extracting(Model::name)
                .containsExactlyInAnyOrder(
                        "flux-2-max",
                        "flux-2-pro",
                        "flux-2-pro-preview",
                        "flux-2-flex",
                        "flux-2-klein-4b",
                        "flux-2-klein-9b",
                        "flux-2-klein-9b-preview",
                        "flux-2-klein-4b-finetuned",
                        "flux-2-klein-9b-finetuned",
                        "flux-2-klein-9b-kv-finetuned",
                        "flux-2-klein-9b-kv-bf16-finetuned",
                        "flux-2-klein-base-4b-finetuned",
                        "flux-2-klein-base-9b-finetuned",
                        "flux-3-image",
                        "flux-kontext-pro",
                        "flux-kontext-max",
                        "flux-pro-1.1",
                        "flux-pro-1.1-ultra",
                        "flux-pro-1.1-ultra-finetuned",
                        "flux-dev");
    }

    @Test
    void every_model_says_where_its_facts_come_from_and_what_bfl_calls_it() {
        assertThat(catalog.models()).allSatisfy(model -> {
            assertThat(model.source()).startsWith("BFL, ");
            assertThat(model.date()).matches("20\\d\\d-\\d\\d");
            assertThat(model.idAt("bfl")).isEqualTo(model.name());
            assertThat(model.operations()).contains(Operation.GENERATE, Operation.EDIT);
            assertThat(model.catalogued()).isTrue();
        });
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
        "flux-2-pro, 8, JPEG, PT10M, 24, PT3M",
        "flux-2-klein-9b, 4, JPEG, PT10M, 24, PT3M",
        "flux-3-image, 10, , PT1H, 24, PT5M",
        "flux-kontext-pro, 4, PNG, PT10M, 24, PT3M",
        "flux-kontext-max, 4, PNG, PT10M, 6, PT3M",
        "flux-pro-1.1-ultra, 1, JPEG, PT10M, 24, PT3M"
    })
    void knows_the_limits_of_each_family(
            String name, int references, ImageFormat format, Duration link, int activeJobs, Duration deadline) {
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
        assertThat(model.activeJobs()).isEqualTo(24);
        assertThat(model.deadline()).isEqualTo(Duration.ofMinutes(5));
        assertThat(model.lostAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(model.linkLifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThatCode(() -> model.checkReferences(100)).doesNotThrowAnyException();
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

    @Test
    void members_of_a_newer_catalogue_are_left_alone() throws IOException {
        ModelCatalog newer = read("{\"unknown\": " + UNKNOWN + ", \"models\": ["
                + entry("\"price\": {\"first\": 3}, \"name\": \"a\"") + "]}");

        assertThat(newer.find("a").deadline()).isEqualTo(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deadline", "lostAfter", "linkLifetime", "activeJobs"})
    void a_missing_member_is_named_with_its_model(String member) {
        String broken = entry("\"name\": \"a\"").replace("\"" + member + "\"", "\"other\"");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"unknown\": " + UNKNOWN + ", \"models\": [" + broken + "]}"))
                .withMessageContaining("a has no usable " + member);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"PT3M\"       | \"3 min\"   | deadline",
                "\"generate\"   | \"draw\"    | operations",
                "\"png\"        | \"bmp\"     | defaultFormat",
                "24             | \"many\"    | activeJobs"
            })
    void a_member_of_the_wrong_form_is_named_and_quoted(String right, String wrong, String member) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"unknown\": " + UNKNOWN + ", \"models\": ["
                        + entry("\"name\": \"a\"").replace(right, wrong) + "]}"))
                .withMessageContaining(member)
                .withMessageContaining(wrong);
    }

    @Test
    void a_model_that_is_there_twice_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"unknown\": " + UNKNOWN + ", \"models\": [" + entry("\"name\": \"a\"") + ","
                        + entry("\"name\": \"a\"") + "]}"))
                .withMessageContaining("a is there twice");
    }

    private static String entry(String more) {
        return "{" + more + """
                , "operations": ["generate"], "defaultFormat": "png", "linkLifetime": "PT10M", "activeJobs": 24,
                "deadline": "PT3M", "lostAfter": "PT30M", "source": "s", "date": "2026-10"}
                """;
    }

    private static ModelCatalog read(String json) throws IOException {
        return ModelCatalog.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}

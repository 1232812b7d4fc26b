package io.github.camelflux.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A catalogue of the user's own over the one that comes with the component. */
class OwnModelsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void changes_one_member_and_leaves_the_others() throws IOException {
        Model model = with("{'models': {'flux-2-pro': {'deadline': 'PT9M'}}}").find("flux-2-pro");

        assertThat(model.deadline()).isEqualTo(Duration.ofMinutes(9));
        assertThat(model.maxReferences()).isEqualTo(8);
        assertThat(model.pricesAt("bfl").prices()).hasSize(1);
    }

    @Test
    void changes_a_member_of_a_member() throws IOException {
        Model model =
                with("{'models': {'flux-2-pro': {'fields': {'safety_tolerance': {'max': 7}, 'quality': {'type': 'text'}}}}}")
                        .find("flux-2-pro");

        assertThat(model.fields().get("safety_tolerance").max()).isEqualByComparingTo("7");
        assertThat(model.fields().get("safety_tolerance").min()).isEqualByComparingTo("0");
        assertThat(model.accepts("quality")).isTrue();
        assertThat(model.accepts("width")).isTrue();
    }

    @Test
    void takes_a_member_away() throws IOException {
        Model model = with("{'models': {'flux-2-pro': {'prices': null, 'fields': {'user': null}}}}")
                .find("flux-2-pro");

        assertThat(model.pricesAt("bfl").prices()).isEmpty();
        assertThat(model.accepts("user")).isFalse();
    }

    @Test
    void changes_all_models_of_a_family() throws IOException {
        ModelCatalog catalog = with("{'families': {'flux-2': {'activeJobs': 48}}}");

        assertThat(catalog.find("flux-2-max").activeJobs()).isEqualTo(48);
        assertThat(catalog.find("flux-kontext-pro").activeJobs()).isEqualTo(24);
    }

    @Test
    void adds_a_model_with_a_price_of_its_own() throws IOException {
        ModelCatalog catalog =
                with("{'models': {'my-lora': {'family': 'flux-2', 'prices': {'bfl': [{'fixed': 0.0125}]}}}}");
        ImageRequest request = ImageRequest.builder(Operation.GENERATE, "my-lora")
                .prompt("a cat")
                .build();

        assertThat(catalog.find("my-lora").catalogued()).isTrue();
        assertThat(catalog.find("my-lora").maxReferences()).isEqualTo(8);
        assertThat(catalog.find("my-lora").estimate("bfl", request, TODAY)).hasValue(new BigDecimal("0.0125"));
    }

    @Test
    void says_what_a_megapixel_is() throws IOException {
        String million = "{'unknown': {'megapixel': 1000000}}";
        String oneModel = "{'models': {'flux-2-pro': {'megapixel': 1000000}}}";

        // 1024 x 1024 pixels are more than a million: two begun megapixels.
        assertThat(estimate(with(million), "flux-2-pro")).isEqualByComparingTo("0.045");
        assertThat(estimate(with(million), "flux-2-max")).isEqualByComparingTo("0.10");
        assertThat(estimate(with(oneModel), "flux-2-pro")).isEqualByComparingTo("0.045");
        assertThat(estimate(with(oneModel), "flux-2-max")).isEqualByComparingTo("0.07");
    }

    @Test
    void may_vouch_for_a_price_that_is_not_sure_enough() throws IOException {
        ModelCatalog catalog =
                with("{'models': {'flux-dev': {'prices': {'bfl': [{'fixed': 0.02, 'from': '2026-11-01'}]}}}}");

        assertThat(estimate(catalog, "flux-dev")).isEqualByComparingTo("0.02");
        assertThat(ModelCatalog.shipped().find("flux-dev").estimate("bfl", request("flux-dev"), TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'models': {'a': {'deadline': '3 min'}}}                           | models.a.deadline                      | "3 min"
            {'models': {'a': {'deadline': 'PT0S'}}}                            | models.a.deadline                      | "PT0S"
            {'models': {'a': {'deadline': null}}}                              | models.a.deadline                      | missing
            {'models': {'a': {'dedline': 'PT3M'}}}                             | models.a.dedline                       | no member
            {'models': {'a': {'operations': ['draw']}}}                        | models.a.operations                    | "draw"
            {'models': {'a': {'operations': 'edit'}}}                          | models.a.operations                    | a list
            {'models': {'a': {'activeJobs': 'many'}}}                          | models.a.activeJobs                    | "many"
            {'models': {'a': {'activeJobs': 0}}}                               | models.a.activeJobs                    | above 0
            {'models': {'a': {'family': 'flux-9'}}}                            | models.a.family                        | "flux-9"
            {'models': {'a': {'strict': 'yes'}}}                               | models.a.strict                        | "yes"
            {'models': {'a': {'size': {'default': 'big'}}}}                    | models.a.size.default                  | "big"
            {'models': {'a': {'size': {'follows': 'output'}}}}                 | models.a.size.follows                  | "output"
            {'models': {'a': {'fields': {'x': {'type': 'word'}}}}}             | models.a.fields.x.type                 | "word"
            {'models': {'a': {'fields': {'x': {}}}}}                           | models.a.fields.x.type                 | missing
            {'models': {'a': {'prices': {'bfl': [{'fixed': '3 cents'}]}}}}     | models.a.prices.bfl[0].fixed           | "3 cents"
            {'models': {'a': {'prices': {'bfl': [{'fixed': -1}]}}}}            | models.a.prices.bfl[0].fixed           | -1
            {'models': {'a': {'prices': {'bfl': [{'fixd': 1}]}}}}              | models.a.prices.bfl[0]                 | one of
            {'models': {'a': {'prices': {'bfl': [{'fixed': 1, 'seconds': {}}]}}}} | models.a.prices.bfl[0]              | one of
            {'models': {'a': {'prices': {'bfl': [{'fixed': 1, 'from': 'May'}]}}}} | models.a.prices.bfl[0].from         | "May"
            {'models': {'a': {'prices': {'bfl': [{'fixed': 1, 'certainty': 'F'}]}}}} | models.a.prices.bfl[0].certainty | "F"
            {'models': {'a': {'prices': {'bfl': {'fixed': 1}}}}}               | models.a.prices.bfl                    | a list
            {'models': {'a': {'prices': {'bfl': [{'megapixels': {'output': {}}}]}}}} | models.a.prices.bfl[0].megapixels.output.first | missing
            {'models': {'../x': {}}}                                           | models.../x                            | not a model name
            {'models': {'a': 3}}                                               | models.a                               | 3
            {'models': []}                                                     | models                                 | []
            {'model': {}}                                                      | model                                  | no member
            """)
    void a_mistake_is_named_by_its_path_and_quoted(String json, String member, String quoted) {
        assertThatExceptionOfType(ModelCatalogException.class)
                .isThrownBy(() -> with(json))
                .satisfies(mistake -> assertThat(mistake.member()).isEqualTo(member))
                .withMessageStartingWith(member + ": ")
                .withMessageContaining(quoted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'models'                              | no JSON
            []                                     | no JSON object
            {'models': {'a': {}, 'a': {}}}         | Duplicate
            {} {}                                  | no JSON
            """)
    void what_is_no_catalogue_at_all_is_refused(String json, String why) {
        assertThatExceptionOfType(ModelCatalogException.class)
                .isThrownBy(() -> with(json))
                .withMessageContaining(why);
    }

    private static ModelCatalog with(String json) throws IOException {
        byte[] file = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ModelCatalog.shippedWith(new ByteArrayInputStream(file));
    }

    private static BigDecimal estimate(ModelCatalog catalog, String model) throws IOException {
        return catalog.find(model).estimate("bfl", request(model), TODAY).orElseThrow();
    }

    private static ImageRequest request(String model) {
        return ImageRequest.builder(Operation.GENERATE, model).prompt("a cat").build();
    }
}

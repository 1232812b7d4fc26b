package io.github.camelflux.provider.openai;

import static io.github.camelflux.provider.openai.Samples.edit;
import static io.github.camelflux.provider.openai.Samples.generate;
import static io.github.camelflux.provider.openai.Samples.inline;
import static io.github.camelflux.provider.openai.Samples.options;
import static io.github.camelflux.provider.openai.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.FormBody;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.Submission;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenAiRequestsTest {

    private static final String BASE = "http://127.0.0.1:8000";
    private static final String MODEL = "black-forest-labs/FLUX.1-schnell";

    private final OpenAiProvider provider = provider();

    @Test
    void a_prompt_is_posted_as_json_with_the_key_among_the_credentials_only() {
        HttpCall call = provider.submit(submission(generate(MODEL).build(), BASE));

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).isEqualTo(URI.create("http://127.0.0.1:8000/v1/images/generations"));
        assertThat(call.answer()).isEqualTo(HttpCall.AnswerForm.JSON_WITH_PICTURES);
        assertThat(call.credentials()).containsOnly(entry("authorization", "Bearer sk-secret"));
        assertThat(((JsonBody) call.body()).members())
                .containsExactly(
                        entry("model", MODEL),
                        entry("prompt", "a cat"),
                        entry("n", 1),
                        entry("response_format", "b64_json"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:8000, http://h:8000/v1/images/generations",
        "http://h:8000/, http://h:8000/v1/images/generations",
        "http://h:8000/v1, http://h:8000/v1/images/generations",
        "https://h/gpu/v1/, https://h/gpu/v1/images/generations",
        "https://h/gpu, https://h/gpu/v1/images/generations"
    })
    void a_base_url_does_with_and_without_v1(String base, String expected) {
        assertThat(provider.submit(submission(generate(MODEL).build(), base)).uri())
                .isEqualTo(URI.create(expected));
    }

    @Test
    void a_deployment_at_azure_has_its_own_path_version_and_header() {
        OpenAiProvider azure = provider(
                "auth", "api-key", "path", "/openai/deployments/flux-1.1-pro/", "apiVersion", "2025-04-01-preview");

        HttpCall call = azure.submit(submission(generate("FLUX-1.1-pro").build(), "https://r.services.ai.azure.com"));

        assertThat(call.uri())
                .isEqualTo(
                        URI.create("https://r.services.ai.azure.com/openai/deployments/flux-1.1-pro/images/generations"
                                + "?api-version=2025-04-01-preview"));
        assertThat(call.credentials()).containsOnly(entry("api-key", "sk-secret"));
    }

    @Test
    void a_server_without_a_key_is_sent_none() {
        Account keyless = new Account("own", "", URI.create(BASE));
        Submission submission = new Submission(generate(MODEL).build(), keyless, "a", null);

        assertThat(provider.submit(submission).credentials()).isEmpty();
        assertThat(provider("auth", "none")
                        .submit(submission(generate(MODEL).build(), BASE))
                        .credentials())
                .isEmpty();
        assertThat(provider.needsKey()).isFalse();
    }

    @Test
    void what_is_set_goes_under_the_names_of_vllm_omni() {
        assertThat(json(provider, full()))
                .containsOnly(
                        entry("model", MODEL),
                        entry("prompt", "a cat"),
                        entry("n", 1),
                        entry("size", "1024x768"),
                        entry("response_format", "b64_json"),
                        entry("output_format", "png"),
                        entry("seed", new BigInteger("17454220438242315174")),
                        entry("num_inference_steps", 4),
                        entry("guidance_scale", new BigDecimal("3.5")),
                        entry("negative_prompt", "dogs"));
    }

    @Test
    void names_of_fields_and_the_form_of_the_answer_are_options() {
        OpenAiProvider localAi = provider(
                "stepsField", "step", "guidanceField", "cfg", "seedField", "noise_seed", "responseFormat", "url");

        assertThat(json(localAi, full()))
                .contains(entry("step", 4), entry("response_format", "url"))
                .containsKeys("cfg", "noise_seed")
                .doesNotContainKeys("num_inference_steps", "guidance_scale", "seed");
        assertThat(json(provider("responseFormat", "none"), full())).doesNotContainKey("response_format");
    }

    @Test
    void a_picture_to_change_is_posted_as_a_form() {
        InputImage first = inline("first");
        InputImage second = inline("second");
        InputImage mask = inline("mask");
        HttpCall call = provider.submit(submission(
                edit(MODEL)
                        .image(first)
                        .image(second)
                        .input(InputRole.MASK, mask)
                        .width(512)
                        .height(512)
                        .guidance(new BigDecimal("1E+1"))
                        .extra("lora", Map.of("name", "a"))
                        .build(),
                BASE));

        assertThat(call.uri()).isEqualTo(URI.create("http://127.0.0.1:8000/v1/images/edits"));
        assertThat(((FormBody) call.body()).parts())
                .containsExactly(
                        new FormBody.Text("model", MODEL),
                        new FormBody.Text("prompt", "a dog instead"),
                        new FormBody.Text("n", "1"),
                        new FormBody.Text("size", "512x512"),
                        new FormBody.Text("response_format", "b64_json"),
                        new FormBody.Text("guidance_scale", "10"),
                        new FormBody.Text("lora", "{\"name\":\"a\"}"),
                        file("image", "image", first),
                        file("image", "image", second),
                        file("mask", "mask", mask));
    }

    @Test
    void a_fill_is_a_change_with_a_mask() {
        HttpCall call = provider.submit(submission(
                ImageRequest.builder(Operation.FILL, MODEL)
                        .image(inline("a"))
                        .input(InputRole.MASK, inline("m"))
                        .build(),
                BASE));

        assertThat(call.uri().getPath()).endsWith("/images/edits");
    }

    @Test
    void addresses_of_pictures_go_where_an_option_says_and_are_refused_without() {
        ImageRequest linked = edit(MODEL)
                .image(new InputImage.Link("https://x.example/a.png?sig=s3"))
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.submit(submission(linked, BASE)))
                .withMessage("images: openai takes the bytes of a picture, not an address, the request has"
                        + " https://x.example/a.png?...");
        FormBody form = (FormBody)
                provider("urlField", "url").submit(submission(linked, BASE)).body();
        assertThat(form.parts()).contains(new FormBody.Text("url", "https://x.example/a.png?sig=s3"));
    }

    @Test
    void the_field_for_pictures_is_an_option() {
        FormBody form = (FormBody) provider("imageField", "image[]")
                .submit(submission(edit(MODEL).image(inline("a")).build(), BASE))
                .body();

        assertThat(form.parts()).anyMatch(part -> part.name().equals("image[]"));
    }

    @Test
    void what_the_api_has_no_field_for_is_refused_by_name_and_value() {
        refused(
                generate(MODEL).aspectRatio("16:9"),
                "aspectRatio: openai has no such field, the request sets it to 16:9");
        refused(generate(MODEL).resolution("2k"), "resolution: openai has no such field, the request sets it to 2k");
        refused(
                generate(MODEL).safetyTolerance(2),
                "safetyTolerance: openai has no such field, the request sets it to 2");
        refused(
                generate(MODEL).promptUpsampling(true),
                "promptUpsampling: openai has no such field, the request sets it to true");
        refused(generate(MODEL).width(512), "size: openai takes width and height together, the request has 512xnull");
        refused(generate(MODEL).extra("n", 4), "input.n: n is set already");
        refused(edit(MODEL), "images: there is no picture to edit");
        refused(
                edit(MODEL).image(inline("a")).input(InputRole.GARMENT, inline("g")),
                "garment: openai takes no garment");
        assertThat(json(provider, generate(MODEL).promptUpsampling(false).build()))
                .doesNotContainKey("prompt_upsampling");
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"GENERATE", "EDIT", "FILL"},
            mode = EnumSource.Mode.EXCLUDE)
    void other_operations_are_refused_by_name(Operation operation) {
        refused(
                ImageRequest.builder(operation, MODEL).prompt("x").image(inline("a")),
                "operation: openai does not offer " + operation.uriName() + ", but edit, fill, generate");
    }

    @ParameterizedTest
    @CsvSource({
        "auth, basic, 'is none of '",
        "path, 'a b', 'is not a path such as v1'",
        "path, ../x?y, 'is not a path such as v1'",
        "apiVersion, a&b, 'is not a version such as preview'",
        "responseFormat, base64, 'is none of '",
        "stepsField, 'a b', 'is not the name of a field'",
        "unavailable, maybe, 'is none of '"
    })
    void an_option_with_a_bad_value_is_refused_with_both(String option, String value, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider(option, value))
                .withMessageStartingWith("providers[openai." + option + "]: '" + value + "' " + complaint);
    }

    @Test
    void there_is_no_place_where_everybodys_server_is_and_nothing_to_ask_afterwards() {
        for (Region region : Region.values()) {
            assertThat(provider.baseUrl(region)).isEmpty();
        }
        assertThat(provider.trustedDomains()).isEmpty();
        assertThat(provider.isSynchronous()).isTrue();
        assertThat(provider.callsBack(submission(full(), BASE))).isFalse();
        assertThat(provider.poll(null, null)).isEmpty();
        assertThat(provider.cancel(null, null)).isEmpty();
        assertThat(provider.credits((Account) null)).isEmpty();
    }

    private void refused(ImageRequest.Builder request, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.submit(submission(request.build(), BASE)))
                .withMessage(message);
    }

    private static ImageRequest full() {
        return generate(MODEL)
                .width(1024)
                .height(768)
                .outputFormat("png")
                .seed(new BigInteger("17454220438242315174"))
                .steps(4)
                .guidance(new BigDecimal("3.5"))
                .extra("negative_prompt", "dogs")
                .build();
    }

    private static FormBody.File file(String name, String fileName, InputImage image) {
        return new FormBody.File(name, fileName, ((InputImage.Inline) image).bytes());
    }

    private static Map<String, Object> json(OpenAiProvider provider, ImageRequest request) {
        return ((JsonBody) provider.submit(submission(request, BASE)).body()).members();
    }

    private static OpenAiProvider provider(String... options) {
        return new OpenAiProvider(ModelCatalog.shipped(), options("openai", options));
    }
}

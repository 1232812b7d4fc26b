package io.github.camelflux.provider.bfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BflRequestsTest {

    private static final String KEY = "bfl_secret";

    private final BflProvider provider = new BflProvider(ModelCatalog.shipped());
    private final Account account = account("https://api.eu.bfl.ai");

    @Test
    void a_submission_posts_to_the_models_path_with_the_key_among_the_credentials_only() {
        HttpCall call = provider.submit(submission(generate("flux-2-pro").build(), account));

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).isEqualTo(URI.create("https://api.eu.bfl.ai/v1/flux-2-pro"));
        assertThat(call.credentials()).containsOnly(entry("x-key", KEY));
        assertThat(call.headers()).containsOnly(entry("accept", "application/json"));
        assertThat(((JsonBody) call.body()).members()).containsOnly(entry("prompt", "a cat"));
        assertThat(call.toString()).doesNotContain(KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.bfl.ai, https://api.bfl.ai/v1/flux-tools/vto-v3",
        "http://localhost:8090/, http://localhost:8090/v1/flux-tools/vto-v3",
        "https://proxy.example/bfl, https://proxy.example/bfl/v1/flux-tools/vto-v3"
    })
    void an_unknown_model_goes_to_its_own_path_below_the_base_url(String base, String expected) {
        assertThat(provider.submit(submission(generate("flux-tools/vto-v3").build(), account(base)))
                        .uri())
                .isEqualTo(URI.create(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../credits", "delete_finetune", "flux?x", "licenses/models/flux-tools/usage"})
    void what_is_no_model_is_never_posted_to(String model) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.submit(submission(generate(model).build(), account)))
                .withMessageContaining(model);
    }

    @Test
    void every_member_that_is_set_is_sent_under_bfls_name_and_no_other() {
        ImageRequest request = generate("flux-2-flex")
                .width(0)
                .height(768)
                .aspectRatio("16:9")
                .resolution("2k")
                .seed(BigInteger.TWO.pow(70))
                .outputFormat("png")
                .safetyTolerance(0)
                .promptUpsampling(false)
                .steps(28)
                .guidance(new BigDecimal("4.50"))
                .extra("raw", false)
                .extra("grounding", Map.of("depth", List.of(1, 2)))
                .build();

        assertThat(body(request))
                .containsOnly(
                        entry("prompt", "a cat"),
                        entry("width", 0),
                        entry("height", 768),
                        entry("aspect_ratio", "16:9"),
                        entry("resolution", "2k"),
                        entry("seed", BigInteger.TWO.pow(70)),
                        entry("output_format", "png"),
                        entry("safety_tolerance", 0),
                        entry("prompt_upsampling", false),
                        entry("steps", 28),
                        entry("guidance", new BigDecimal("4.50")),
                        entry("raw", false),
                        entry("grounding", Map.of("depth", List.of(1, 2))));
    }

    @Test
    void an_empty_prompt_is_sent_and_an_absent_one_is_not() {
        assertThat(body(generate("flux-2-pro").prompt("").build())).containsOnly(entry("prompt", ""));
        assertThat(body(generate("flux-2-pro").prompt(null).build())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flux-2-pro", "flux-2-klein-9b", "flux-kontext-max", "a-model-of-tomorrow"})
    void flux_2_kontext_and_unknown_models_take_numbered_pictures_in_order(String model) {
        assertThat(body(edit(model, 4).build()))
                .containsOnly(
                        entry("prompt", "a cat"),
                        entry("input_image", url(1)),
                        entry("input_image_2", url(2)),
                        entry("input_image_3", url(3)),
                        entry("input_image_4", url(4)));
    }

    @Test
    void flux_3_takes_a_list_of_pictures() {
        assertThat(body(edit("flux-3-image", 2).build()))
                .containsOnly(entry("prompt", "a cat"), entry("images", List.of(url(1), url(2))));
        assertThat(body(edit("flux-3-image", 1).build())).containsEntry("images", List.of(url(1)));
        assertThat(body(generate("flux-3-image").build())).doesNotContainKey("images");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flux-pro-1.1", "flux-pro-1.1-ultra", "flux-dev"})
    void flux_1_takes_one_picture_as_image_prompt(String model) {
        assertThat(body(edit(model, 1).build())).containsOnly(entry("prompt", "a cat"), entry("image_prompt", url(1)));
        assertThat(body(generate(model).build())).containsOnly(entry("prompt", "a cat"));
    }

    @Test
    void a_finetuned_model_is_not_asked_for_without_the_name_of_the_finetune() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(edit("flux-pro-1.1-ultra-finetuned", 1).build()))
                .withMessage("input.finetune_id: flux-pro-1.1-ultra-finetuned cannot do without finetune_id");
        assertThat(body(edit("flux-pro-1.1-ultra-finetuned", 1)
                        .extra("finetune_id", "us/cat")
                        .build()))
                .containsOnly(entry("prompt", "a cat"), entry("image_prompt", url(1)), entry("finetune_id", "us/cat"));
    }

    @ParameterizedTest
    @CsvSource({
        "flux-2-max, 8",
        "flux-2-klein-4b, 4",
        "flux-kontext-pro, 4",
        "flux-3-image, 10",
        "flux-pro-1.1, 1",
        "flux-dev, 1"
    })
    void more_pictures_than_the_model_takes_are_refused_naming_model_and_limit(String model, int limit) {
        assertThat(body(edit(model, limit).build())).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(edit(model, limit + 1).build()))
                .withMessage("images: %s takes at most %d, the request has %d", model, limit, limit + 1);
    }

    @Test
    void an_unknown_model_takes_any_number_of_pictures_unless_its_family_has_room_for_one() {
        assertThat(body(edit("flux-4", 12).build())).containsEntry("input_image_12", url(12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(edit("flux-pro-1.1-next", 2).build()))
                .withMessageContaining("images");
    }

    @Test
    void a_picture_stays_a_blob_that_nobody_has_read() {
        Blob blob = new UnreadableBlob();
        ImageRequest request = ImageRequest.builder(Operation.EDIT, "flux-2-pro")
                .image(new InputImage.Inline(blob))
                .build();

        assertThat(body(request).get("input_image")).isSameAs(blob);
    }

    @Test
    void an_edit_without_a_picture_is_refused_because_it_would_buy_something_else() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(edit("flux-2-pro", 0).build()))
                .withMessageContaining("images");
    }

    @Test
    void a_mask_is_refused_where_the_model_is_known_to_take_none_and_passed_where_it_is_not() {
        InputImage mask = new InputImage.Link(url(9));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        body(edit("flux-2-pro", 1).input(InputRole.MASK, mask).build()))
                .withMessage("mask: flux-2-pro takes no mask");
        assertThat(body(edit("a-model-of-tomorrow", 1)
                        .input(InputRole.MASK, mask)
                        .build()))
                .containsEntry("mask", url(9));
    }

    @Test
    void an_extra_member_never_overrides_one_that_is_set() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> body(
                        generate("flux-2-pro").width(512).extra("width", 512).build()))
                .withMessage("input.width: width is set already");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        body(edit("flux-2-pro", 2).extra("input_image_2", "x").build()))
                .withMessageContaining("input_image_2");
        assertThat(body(generate("flux-2-pro").extra("width", 512).build())).containsEntry("width", 512);
    }

    @Test
    void a_poll_goes_to_the_address_as_it_was_given() {
        URI given = URI.create("https://api.isr.bfl.ai/v1/get_result?id=a%20b&x=1");
        HttpCall call = provider.poll(new RemoteJob("other", given, null, null), account)
                .orElseThrow();

        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.uri()).isEqualTo(given);
        assertThat(call.credentials()).containsOnly(entry("x-key", KEY));
        assertThat(call.body()).isNull();
    }

    @Test
    void a_poll_without_an_address_asks_the_host_of_the_submission() {
        HttpCall call = provider.poll(new RemoteJob("a&b=c d/e", null, null, null), account)
                .orElseThrow();

        assertThat(call.uri()).hasToString("https://api.eu.bfl.ai/v1/get_result?id=a%26b%3Dc+d%2Fe");
    }

    @Test
    void credits_are_asked_for_without_buying_anything() {
        HttpCall call = provider.credits(account).orElseThrow();

        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.uri()).hasToString("https://api.eu.bfl.ai/v1/credits");
        assertThat(call.credentials()).containsOnly(entry("x-key", KEY));
    }

    @Test
    void the_provider_says_who_it_is_and_where_its_key_may_go() {
        assertThat(provider.name()).isEqualTo("bfl");
        assertThat(provider.baseUrl(Region.GLOBAL)).contains(URI.create("https://api.bfl.ai"));
        assertThat(provider.baseUrl(Region.EU)).contains(URI.create("https://api.eu.bfl.ai"));
        assertThat(provider.baseUrl(Region.US)).contains(URI.create("https://api.us.bfl.ai"));
        assertThat(provider.trustedDomains()).containsExactly("bfl.ai");
    }

    private Map<String, Object> body(ImageRequest request) {
        return ((JsonBody) provider.submit(submission(request, account)).body()).members();
    }

    private static ImageRequest.Builder generate(String model) {
        return ImageRequest.builder(Operation.GENERATE, model).prompt("a cat");
    }

    private static ImageRequest.Builder edit(String model, int pictures) {
        return ImageRequest.builder(Operation.EDIT, model)
                .prompt("a cat")
                .images(IntStream.rangeClosed(1, pictures)
                        .<InputImage>mapToObj(i -> new InputImage.Link(url(i)))
                        .toList());
    }

    private static String url(int number) {
        return "https://example.com/" + number + ".png";
    }

    private static Account account(String base) {
        return new Account("default", KEY, URI.create(base));
    }

    private static final class UnreadableBlob implements Blob {
        @Override
        public long length() {
            return 20_000_000;
        }

        @Override
        public InputStream open() {
            throw new AssertionError("opened");
        }

        @Override
        public String sha256() {
            throw new AssertionError("read");
        }

        @Override
        public Blob retain() {
            throw new AssertionError("retained");
        }

        @Override
        public void release() {
            throw new AssertionError("released");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "api.eu.bfl.ai, EU",
        "api.eu2.bfl.ai, EU",
        "delivery-eu1.bfl.ai, EU",
        "delivery.eu2.bfl.ai, EU",
        "api.us.bfl.ai, US",
        "delivery-us1.bfl.ai, US",
        "api.bfl.ai, ",
        "api.isr.bfl.ai, ",
        "api.neu.bfl.ai, ",
        "api.eu.bfl.ai.example.com, ",
        "api.eu2.bfl.ml, ",
        "eu.example.com, ",
        "bfldeliveryprod.blob.core.windows.net, "
    })
    void only_a_host_that_says_its_region_is_known_to_be_there(String host, Region region) {
        for (Region one : List.of(Region.EU, Region.US)) {
            assertThat(provider.isIn(one, host)).as(one.name()).isEqualTo(one == region);
        }
        assertThat(provider.isIn(Region.GLOBAL, host)).isTrue();
    }

    private static Submission submission(ImageRequest request, Account account) {
        return new Submission(request, account, "a-1", null);
    }
}

package io.github.camelflux.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.ImageFormat;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Refusal.Reason;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import io.github.camelflux.provider.deepinfra.DeepInfraProvider;
import io.github.camelflux.provider.together.TogetherProvider;
import io.github.camelflux.simulator.FluxSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Providers that answer with the picture, from the request to its bytes, against the simulator. */
class SynchronousProvidersTest {

    private static final String TOGETHER = "black-forest-labs/FLUX.2-pro";
    private static final String DEEPINFRA = "black-forest-labs/FLUX-1-schnell";
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Net net = new Net();
    private final FluxSimulator simulator = FluxSimulator.builder()
            .runTime(Duration.ofMillis(5))
            .pictureBytes(300_000)
            .start();

    @AfterEach
    void nothingIsLeft() {
        assertThat(net.spool.openFiles()).isZero();
        net.close();
        simulator.close();
    }

    @Test
    void together_gives_a_picture_in_its_answer_that_is_spooled() throws IOException {
        Bought bought =
                buy(together(), generate(TOGETHER).width(512).height(256).build());

        assertPicture(bought);
        assertThat(simulator.bill().lines()).hasSize(1);
    }

    @Test
    void together_gives_the_address_of_a_picture_when_asked() {
        Bought bought = buy(
                new TogetherProvider(ModelCatalog.shipped(), addresses()),
                generate(TOGETHER).build());

        PollAnswer.Ready ready = (PollAnswer.Ready) ((SubmitAnswer.Settled) bought.meaning()).end();
        assertThat(ready.pictures().get(0)).isInstanceOf(MadePicture.Linked.class);
        bought.answer().release();
    }

    @Test
    void together_takes_pictures_as_data_uris() throws IOException {
        assertPicture(buy(
                together(),
                ImageRequest.builder(Operation.EDIT, TOGETHER)
                        .prompt("a dog instead")
                        .image(new InputImage.Inline(Blob.of(PNG)))
                        .build()));
    }

    @Test
    void together_refuses_content() {
        assertThat(refusal(together(), generate(TOGETHER).prompt("a forbidden cat")))
                .isEqualTo(Reason.MODERATED);
        assertThat(simulator.bill().lines()).isEmpty();
    }

    @Test
    void deepinfra_gives_a_picture_with_its_seed_and_cost() throws IOException {
        Bought bought =
                buy(deepInfra(), generate(DEEPINFRA).seed(BigInteger.valueOf(7)).build());

        PollAnswer.Ready ready = assertPicture(bought);
        assertThat(ready.seed()).isEqualTo(7);
        assertThat(ready.costUsd())
                .isEqualByComparingTo(simulator.bill().lines().get(0).usd());
    }

    @Test
    void deepinfra_gives_a_picture_by_its_openai_route() throws IOException {
        PollAnswer.Ready ready = assertPicture(
                buy(openAiRoute(), generate(DEEPINFRA).width(512).height(256).build()));

        assertThat(ready.seed()).isNull();
        assertThat(ready.costUsd()).isNull();
        assertThat(simulator.bill().lines()).singleElement().satisfies(line -> assertThat(line.provider())
                .isEqualTo("deepinfra"));
    }

    @Test
    void deepinfra_edits_by_its_openai_route() throws IOException {
        assertPicture(buy(
                deepInfra(),
                ImageRequest.builder(Operation.EDIT, DEEPINFRA)
                        .prompt("a dog instead")
                        .image(new InputImage.Inline(Blob.of(PNG)))
                        .build()));
    }

    @Test
    void a_wrong_key_is_refused_by_both() {
        assertThat(refusal(together(), "wrong-key", generate(TOGETHER))).isEqualTo(Reason.UNAUTHORIZED);
        assertThat(refusal(deepInfra(), "wrong-key", generate(DEEPINFRA))).isEqualTo(Reason.UNAUTHORIZED);
    }

    private Reason refusal(Provider provider, ImageRequest.Builder request) {
        return refusal(provider, "key", request);
    }

    private Reason refusal(Provider provider, String key, ImageRequest.Builder request) {
        return ((SubmitAnswer.Refused) buy(provider, key, request.build()).meaning())
                .refusal()
                .reason();
    }

    private static PollAnswer.Ready assertPicture(Bought bought) throws IOException {
        PollAnswer.Ready ready = (PollAnswer.Ready) ((SubmitAnswer.Settled) bought.meaning()).end();
        MadePicture.Inline picture = (MadePicture.Inline) ready.pictures().get(0);
        assertThat(picture.bytes().inMemory()).isFalse();
        try (InputStream in = picture.bytes().open()) {
            assertThat(ImageFormat.sniff(in.readNBytes(ImageFormat.SNIFFED_BYTES)))
                    .isPresent();
        }
        assertThat(picture.bytes().length()).isGreaterThanOrEqualTo(300_000);
        bought.answer().release();
        return ready;
    }

    private Bought buy(Provider provider, ImageRequest request) {
        return buy(provider, "key", request);
    }

    private Bought buy(Provider provider, String key, ImageRequest request) {
        Account account = new Account("work", key, simulator.baseUrl(provider.name()));
        Submission submission = new Submission(request, account, "0b8ae3c2-5d0a-4a8e-9f0e-0d8f6f2f1a11", null);
        HttpAnswer answer =
                ExchangeTest.answered(net.exchange(provider.submit(submission))).answer();
        return new Bought(answer, provider.submitted(submission, answer));
    }

    private static ImageRequest.Builder generate(String model) {
        return ImageRequest.builder(Operation.GENERATE, model).prompt("a cat");
    }

    private static Provider together() {
        return new TogetherProvider(ModelCatalog.shipped(), ProviderOptions.none("together"));
    }

    private static Provider deepInfra() {
        return new DeepInfraProvider(ModelCatalog.shipped(), ProviderOptions.none("deepinfra"));
    }

    private static Provider openAiRoute() {
        return new DeepInfraProvider(
                ModelCatalog.shipped(),
                new ProviderOptions(
                        "deepinfra", name -> name.equals("api") ? Optional.of("openai") : Optional.empty()));
    }

    private static ProviderOptions addresses() {
        return new ProviderOptions(
                "together", name -> name.equals("responseFormat") ? Optional.of("url") : Optional.empty());
    }

    private record Bought(HttpAnswer answer, SubmitAnswer meaning) {}
}

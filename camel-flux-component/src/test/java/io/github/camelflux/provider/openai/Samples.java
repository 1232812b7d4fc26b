package io.github.camelflux.provider.openai;

import io.github.camelflux.image.Blob;
import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.Callback;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.MadePicture;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests and answers for the tests of providers that answer with the picture. */
public final class Samples {

    /** Four bytes, {@code PNG} after a byte that is no text, as base64. */
    public static final String PICTURE = "iVBORw==";

    public static final String ATTEMPT = "0b8ae3c2-5d0a-4a8e-9f0e-0d8f6f2f1a11";

    private Samples() {}

    public static ImageRequest.Builder generate(String model) {
        return ImageRequest.builder(Operation.GENERATE, model).prompt("a cat");
    }

    public static ImageRequest.Builder edit(String model) {
        return ImageRequest.builder(Operation.EDIT, model).prompt("a dog instead");
    }

    public static InputImage inline(String bytes) {
        return new InputImage.Inline(Blob.of(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    public static Submission submission(ImageRequest request, String baseUrl) {
        return new Submission(request, new Account("work", "sk-secret", URI.create(baseUrl)), ATTEMPT, null);
    }

    public static Submission calledBack(ImageRequest request, String baseUrl) {
        Callback callback = new Callback(URI.create("https://me.example/hooks/flux/t0ken"), null);
        return new Submission(request, submission(request, baseUrl).account(), ATTEMPT, callback);
    }

    /** Options {@code name, value, name, value, ...}. */
    public static ProviderOptions options(String provider, String... pairs) {
        return new ProviderOptions(provider, name -> {
            for (int i = 0; i < pairs.length; i += 2) {
                if (pairs[i].equals(name)) {
                    return Optional.of(pairs[i + 1]);
                }
            }
            return Optional.empty();
        });
    }

    /** A body with single quotes for double ones. */
    public static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(status, Map.of(), body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public static HttpAnswer answer(int status, String body, String header, String value) {
        return new HttpAnswer(
                status, Map.of(header, List.of(value)), answer(status, body).body());
    }

    /** The answer of a call whose long picture was taken out of its body. */
    public static HttpAnswer answerWithSpooledPicture(String body, byte[] picture) {
        String marked = body.replace("LONG", HttpAnswer.mark(0).replace("\u0001", "\\u0001"));
        return new HttpAnswer(200, Map.of(), answer(200, marked).body(), List.of(Blob.of(picture)));
    }

    public static SubmitAnswer.Settled settled(SubmitAnswer answer) {
        return (SubmitAnswer.Settled) answer;
    }

    public static PollAnswer.Ready ready(PollAnswer answer) {
        return (PollAnswer.Ready) answer;
    }

    /** The bytes of the only picture. */
    public static byte[] bytes(PollAnswer.Ready ready) {
        MadePicture.Inline picture = (MadePicture.Inline) ready.pictures().get(0);
        try (InputStream in = picture.bytes().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the only picture. */
    public static URI link(PollAnswer.Ready ready) {
        return ((MadePicture.Linked) ready.pictures().get(0)).link();
    }
}

package io.github.camelflux.provider.wire;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.Operation;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.Callback;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.Submission;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sample answers and submissions. */
public final class Sample {

    public static final String HTML =
            "<html><head><title>503</title></head><body>Come back <a href='x'>later</a></body></html>";

    public static final URI CALLBACK = URI.create("https://hooks.example/flux/t0ken?a=b");

    private Sample() {}

    /** An answer; JSON may be written with single quotes. Headers are names and values in turn. */
    public static HttpAnswer answer(int status, String json, String... headers) {
        return raw(status, json.replace('\'', '"'), headers);
    }

    /** An answer, letter by letter. */
    public static HttpAnswer raw(int status, String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return new HttpAnswer(status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Account account(String base) {
        return new Account("main", "s3cret", URI.create(base));
    }

    /** Names and values in turn. */
    public static ProviderOptions options(String provider, String... options) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], options[i + 1]);
        }
        return new ProviderOptions(provider, name -> Optional.ofNullable(all.get(name)));
    }

    public static ImageRequest.Builder generate(String model) {
        return ImageRequest.builder(Operation.GENERATE, model).prompt("a cat");
    }

    /** With as many pictures as addresses, {@link #url}. */
    public static ImageRequest.Builder edit(String model, int pictures) {
        ImageRequest.Builder request =
                ImageRequest.builder(Operation.EDIT, model).prompt("a cat");
        for (int i = 1; i <= pictures; i++) {
            request.image(new InputImage.Link(url(i)));
        }
        return request;
    }

    public static String url(int picture) {
        return "https://pictures.example/" + picture + ".png";
    }

    public static Submission submission(ImageRequest request, Account account) {
        return new Submission(request, account, "attempt", null);
    }

    public static Submission calledBack(ImageRequest request, Account account) {
        return new Submission(request, account, "attempt", new Callback(CALLBACK, null));
    }

    public static Map<String, Object> members(HttpCall call) {
        return ((JsonBody) call.body()).members();
    }
}

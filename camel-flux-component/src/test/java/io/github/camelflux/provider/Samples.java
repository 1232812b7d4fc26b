package io.github.camelflux.provider;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sample requests and answers for tests of providers. */
public final class Samples {

    public static final String ATTEMPT = "0f0e0d0c-0b0a-4908-8706-050403020100";

    public static final String HTML =
            "<html><head><title>503</title></head><body>Come back <a href='x'>later</a></body></html>";

    private Samples() {}

    public static HttpAnswer answer(int status, String body) {
        return answer(status, body, Map.of());
    }

    /** @param headers by lower-case name */
    public static HttpAnswer answer(int status, String body, Map<String, String> headers) {
        Map<String, List<String>> lists = new java.util.HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new HttpAnswer(status, lists, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    public static ProviderOptions options(String provider, Map<String, String> values) {
        return new ProviderOptions(provider, name -> Optional.ofNullable(values.get(name)));
    }

    public static ImageRequest.Builder request(String model) {
        return ImageRequest.builder(Operation.GENERATE, model).prompt("a cat");
    }

    public static Submission submission(ImageRequest request, String baseUrl, String key) {
        return new Submission(request, new Account("a", key, URI.create(baseUrl)), ATTEMPT, null);
    }
}

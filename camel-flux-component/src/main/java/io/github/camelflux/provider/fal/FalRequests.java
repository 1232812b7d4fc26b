package io.github.camelflux.provider.fal;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is sent to fal. All but the submission goes to addresses that fal gave: they are not those of the model's full id. */
final class FalRequests {

    private static final String JSON = "application/json";

    private final ModelCatalog catalog;
    private final FalOptions options;

    FalRequests(ModelCatalog catalog, FalOptions options) {
        this.catalog = catalog;
        this.options = options;
    }

    /** The id that is paid by: the endpoint as it is submitted to. */
    String endpoint(ImageRequest request) {
        return FalBody.of(request, catalog.find(request.model())).endpoint();
    }

    HttpCall submit(Submission submission) {
        FalBody body = FalBody.of(
                submission.request(), catalog.find(submission.request().model()));
        Account account = submission.account();
        String base = account.baseUrl().toString();
        String address = (base.endsWith("/") ? base : base + "/") + body.endpoint();
        if (submission.callback() != null) {
            String url = submission.callback().url().toString();
            address += "?fal_webhook=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
        }
        Map<String, String> headers = new LinkedHashMap<>(options.headers());
        headers.put("accept", JSON);
        return call("POST", URI.create(address), account, headers, body.json());
    }

    Optional<HttpCall> poll(RemoteJob job, Account account) {
        return FalAddress.status(job).map(address -> get(address, account));
    }

    HttpCall result(URI address, Account account) {
        return get(address, account).answeredWithPictures();
    }

    Optional<HttpCall> cancel(RemoteJob job, Account account) {
        return FalAddress.cancel(job).map(address -> call("PUT", address, account, Map.of("accept", JSON), null));
    }

    Optional<HttpCall> events(RemoteJob job, Account account) {
        return FalAddress.status(job)
                .filter(address -> options.statusStream())
                .map(address -> call(
                        "GET", URI.create(address + "/stream"), account, Map.of("accept", "text/event-stream"), null));
    }

    HttpCall callbackKeys() {
        return new HttpCall("GET", options.keys(), Map.of("accept", JSON), Map.of(), null);
    }

    private static HttpCall get(URI address, Account account) {
        return call("GET", address, account, Map.of("accept", JSON), null);
    }

    private static HttpCall call(
            String method, URI address, Account account, Map<String, String> headers, JsonBody body) {
        return new HttpCall(method, address, headers, Map.of("authorization", "Key " + account.apiKey()), body);
    }
}

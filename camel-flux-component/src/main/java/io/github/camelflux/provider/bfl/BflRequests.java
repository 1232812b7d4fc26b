package io.github.camelflux.provider.bfl;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.Model;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.Callback;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What is sent to BFL. The key goes into {@code x-key}; there is no bearer token. */
final class BflRequests {

    private static final String CALLBACK = "webhook_url";
    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final ModelCatalog catalog;

    BflRequests(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    HttpCall submit(Submission submission) {
        ImageRequest request = submission.request();
        Model model = catalog.find(request.model());
        String modelId = model.idAt(BflProvider.NAME);
        JsonBody body = BflBody.of(request, model, modelId);
        Account account = submission.account();
        return call("POST", address(account, modelId), account, withCallback(body, submission));
    }

    /** Whether the model takes the members that a callback needs, as far as that is known. */
    boolean callsBack(ImageRequest request) {
        Model model = catalog.find(request.model());
        return !model.catalogued() || model.fields().containsKey(CALLBACK);
    }

    private JsonBody withCallback(JsonBody body, Submission submission) {
        Callback callback = submission.callback();
        if (callback == null || !callsBack(submission.request())) {
            return body;
        }
        Map<String, Object> members = new LinkedHashMap<>(body.members());
        members.put(CALLBACK, callback.url().toString());
        if (callback.secret() != null) {
            members.put("webhook_secret", callback.secret());
        }
        return new JsonBody(members);
    }

    /**
     * The polling address as it was given, since a task lives on one cluster. An answer to a submission with a callback has none;
     * then the submission's host is asked, which finds the task if it is of its own cluster.
     */
    HttpCall poll(RemoteJob job, Account account) {
        URI given = job.pollUrl();
        URI address = given != null
                ? given
                : address(account, "get_result?id=" + URLEncoder.encode(job.id(), StandardCharsets.UTF_8));
        return call("GET", address, account, null);
    }

    HttpCall credits(Account account) {
        return call("GET", address(account, "credits"), account, null);
    }

    HttpCall usage(String model, long generations, Account account) {
        if (!SLUG.matcher(model).matches()) {
            throw new IllegalArgumentException("model: '" + model + "' is no name of a licensed model, such as flux-1-dev");
        }
        JsonBody body = new JsonBody(Map.of("number_of_generations", generations));
        return call("POST", address(account, "licenses/models/" + model + "/usage"), account, body);
    }

    private static HttpCall call(String method, URI address, Account account, JsonBody body) {
        return new HttpCall(
                method, address, Map.of("accept", "application/json"), Map.of("x-key", account.apiKey()), body);
    }

    private static URI address(Account account, String route) {
        String base = account.baseUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "v1/" + route);
    }
}

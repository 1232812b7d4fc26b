package io.github.camelflux.provider.replicate;

import io.github.camelflux.image.Model;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is sent to Replicate. A model is asked for by its name, by a version of it, or by a deployment. */
final class ReplicateRequests {

    private static final String PREDICTIONS = "predictions";
    private static final Pattern DEPLOYMENT = Pattern.compile("deployments/[^/:]+/[^/:]+");
    private static final Pattern OFFICIAL = Pattern.compile("[^/:]+/[^/:]+");
    private static final Pattern VERSION = Pattern.compile("([^/:]+/[^/:]+:)?\\p{XDigit}{40,}");

    private final ModelCatalog catalog;
    private final ReplicateOptions options;

    ReplicateRequests(ModelCatalog catalog, ReplicateOptions options) {
        this.catalog = catalog;
        this.options = options;
    }

    HttpCall submit(Submission submission) {
        Model model = catalog.find(submission.request().model());
        String id = model.idAt(ReplicateProvider.NAME);
        String route = route(id);
        Map<String, Object> body = new LinkedHashMap<>();
        if (route.equals(PREDICTIONS)) {
            body.put("version", id);
        }
        body.put("input", ReplicateInput.of(submission.request(), model));
        if (submission.callback() != null) {
            body.put("webhook", submission.callback().url().toString());
            body.put("webhook_events_filter", List.of("completed"));
        }
        Account account = submission.account();
        return call("POST", address(account, route), account, options.headers(), new JsonBody(body));
    }

    HttpCall poll(RemoteJob job, Account account) {
        return call("GET", address(job, account), account, Map.of(), null);
    }

    HttpCall cancel(RemoteJob job, Account account) {
        return call("POST", URI.create(address(job, account) + "/cancel"), account, Map.of(), null);
    }

    private static String route(String id) {
        if (VERSION.matcher(id).matches()) {
            return PREDICTIONS;
        }
        if (DEPLOYMENT.matcher(id).matches()) {
            return id + "/" + PREDICTIONS;
        }
        if (OFFICIAL.matcher(id).matches()) {
            return "models/" + id + "/" + PREDICTIONS;
        }
        throw new IllegalArgumentException("model: '" + id + "' is none that replicate could have (owner/name,"
                + " owner/name:version, a version, or deployments/owner/name)");
    }

    private static URI address(RemoteJob job, Account account) {
        return job.pollUrl() != null
                ? job.pollUrl()
                : address(account, PREDICTIONS + "/" + URLEncoder.encode(job.id(), StandardCharsets.UTF_8));
    }

    private static HttpCall call(
            String method, URI address, Account account, Map<String, String> wishes, JsonBody body) {
        Map<String, String> headers = new LinkedHashMap<>(wishes);
        headers.put("accept", "application/json");
        return new HttpCall(method, address, headers, Map.of("authorization", "Bearer " + account.apiKey()), body);
    }

    private static URI address(Account account, String route) {
        String base = account.baseUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "v1/" + route);
    }
}

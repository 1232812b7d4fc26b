package io.github.camelflux.provider.wireflow;

import io.github.camelflux.image.ImageRequest;
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

/** What is sent to Wireflow. */
final class WireflowRequests {

    private final ModelCatalog catalog;
    private final WireflowOptions options;

    WireflowRequests(ModelCatalog catalog, WireflowOptions options) {
        this.catalog = catalog;
        this.options = options;
    }

    HttpCall submit(Submission submission) {
        ImageRequest request = submission.request();
        Account account = submission.account();
        String workflow = workflow(catalog.find(request.model()));
        if (options.isTriggered()) {
            JsonBody flat = new JsonBody(WireflowNodes.flat(request, options));
            URI address = address(account, "workflow/" + segment(workflow) + "/trigger");
            return new HttpCall("POST", address, Map.of("accept", "application/json"), Map.of(), flat);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("nodes", WireflowNodes.of(request, options));
        body.put("edges", List.of());
        return new HttpCall(
                "POST",
                address(account, "workflows/" + segment(workflow) + "/execute"),
                Map.of("accept", "application/json", "Idempotency-Key", submission.attempt()),
                bearer(account.apiKey()),
                new JsonBody(body));
    }

    HttpCall poll(RemoteJob job, Account account) {
        return new HttpCall(
                "GET",
                address(account, "workflows/executions/" + segment(job.id()) + "/poll"),
                Map.of("accept", "application/json"),
                bearer(options.readKey().orElse(account.apiKey())),
                null);
    }

    /** What a message names goes before what is configured, but a webhook runs its own workflow. */
    private String workflow(Model model) {
        String named = model.catalogued() ? model.providerIds().get(WireflowProvider.NAME) : model.name();
        if (options.webhookId().isPresent()) {
            if (named != null) {
                throw new IllegalArgumentException("model: '" + model.name()
                        + "' names a workflow, but providers[wireflow.webhookId] says which one is triggered");
            }
            return options.webhookId().get();
        }
        if (named == null && options.workflow().isEmpty()) {
            throw new IllegalArgumentException("model: '" + model.name()
                    + "' is no workflow; name one by providers[wireflow.workflow], or by its id as the model");
        }
        return named == null ? options.workflow().get() : named;
    }

    private static Map<String, String> bearer(String key) {
        return Map.of("authorization", "Bearer " + key);
    }

    private static URI address(Account account, String route) {
        String base = account.baseUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + "api/v1/" + route);
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

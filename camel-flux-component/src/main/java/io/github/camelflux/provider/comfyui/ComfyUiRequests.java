package io.github.camelflux.provider.comfyui;

import io.github.camelflux.image.ImageRequest;
import io.github.camelflux.image.InputImage;
import io.github.camelflux.image.InputRole;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.CallBody;
import io.github.camelflux.provider.FormBody;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.JsonBody;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is sent to a ComfyUI server. It wants no key itself; a proxy before it may. */
final class ComfyUiRequests {

    private final ComfyUiInputs inputs;
    private final boolean basic;
    private final boolean cancelsInQueue;

    ComfyUiRequests(ComfyUiInputs inputs, ProviderOptions options) {
        this.inputs = inputs;
        this.basic = options.word("auth", Set.of("bearer", "basic"))
                .filter("basic"::equals)
                .isPresent();
        this.cancelsInQueue = options.word("cancel", Set.of("jobs", "queue"))
                .filter("queue"::equals)
                .isPresent();
    }

    /** The id is our own: the server answers 409 when it has seen it. */
    HttpCall submit(Submission submission) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("prompt", inputs.graph(submission.request(), submission.attempt()));
        body.put("prompt_id", submission.attempt());
        body.put("client_id", submission.attempt());
        return call("POST", address(submission.account(), "prompt"), submission.account(), new JsonBody(body));
    }

    List<HttpCall> uploads(Submission submission) {
        ImageRequest request = submission.request();
        List<UploadedFile> files = new ArrayList<>();
        for (InputImage image : request.images()) {
            files.add(UploadedFile.of("images", image));
        }
        request.input(InputRole.MASK).ifPresent(mask -> files.add(UploadedFile.of("mask", mask)));
        return files.stream()
                .map(file -> call(
                        "POST",
                        address(submission.account(), "upload/image"),
                        submission.account(),
                        new FormBody(List.of(
                                new FormBody.File("image", file.name(), file.contentType(), file.bytes()),
                                new FormBody.Text("type", "input"),
                                new FormBody.Text("overwrite", "true")))))
                .toList();
    }

    HttpCall history(RemoteJob job, Account account) {
        return get(address(account, "history/" + encoded(job.id())), account);
    }

    HttpCall events(RemoteJob job, Account account) {
        return get(ComfyUiEvents.address(job, account), account);
    }

    HttpCall get(URI address, Account account) {
        return call("GET", address, account, null);
    }

    HttpCall cancel(RemoteJob job, Account account) {
        return cancelsInQueue
                ? call("POST", address(account, "queue"), account, new JsonBody(Map.of("delete", List.of(job.id()))))
                : call("POST", jobs(job, account, "/cancel"), account, null);
    }

    /** Where a job is that is not in the history yet. */
    static URI jobs(RemoteJob job, Account account, String verb) {
        return address(account, "api/jobs/" + encoded(job.id()) + verb);
    }

    static URI address(Account account, String route) {
        String base = account.baseUrl().toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + route);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpCall call(String method, URI address, Account account, CallBody body) {
        return new HttpCall(method, address, Map.of("accept", "application/json"), credentials(account), body);
    }

    private Map<String, String> credentials(Account account) {
        String key = account.apiKey();
        if (key.isBlank()) {
            return Map.of();
        }
        String words = basic
                ? "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8))
                : "Bearer " + key;
        return Map.of("authorization", words);
    }
}

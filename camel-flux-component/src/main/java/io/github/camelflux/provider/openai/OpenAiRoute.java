package io.github.camelflux.provider.openai;

import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.CallBody;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.wire.BaseUrl;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the API is below the base URL, and in which header the key goes.
 *
 * @param path between the base URL and {@code images/}, without slashes at its ends; Azure: {@code openai/deployments/NAME}
 * @param apiVersion the query that Azure wants; null for none
 * @param auth {@code bearer}, {@code api-key} or {@code none}
 */
public record OpenAiRoute(String path, String apiVersion, String auth) {

    private static final Pattern PATH = Pattern.compile("/*([\\w.~-]+(/[\\w.~-]+)*)?/*");
    private static final Pattern VERSION = Pattern.compile("[\\w.-]+");

    /** As the options {@code path}, {@code apiVersion} and {@code auth} say. */
    static OpenAiRoute of(ProviderOptions options) {
        return new OpenAiRoute(
                options.text("path", PATH, "a path such as v1").orElse("v1").replaceAll("^/+|/+$", ""),
                options.text("apiVersion", VERSION, "a version such as preview").orElse(null),
                options.word("auth", Set.of("bearer", "api-key", "none")).orElse("bearer"));
    }

    URI address(Account account, String operation) {
        return BaseUrl.below(account, path, operation + (apiVersion == null ? "" : "?api-version=" + apiVersion));
    }

    HttpCall post(Account account, String operation, CallBody body) {
        return new HttpCall(
                        "POST",
                        address(account, operation),
                        Map.of("accept", "application/json"),
                        credentials(account),
                        body)
                .answeredWithPictures();
    }

    private Map<String, String> credentials(Account account) {
        if (auth.equals("none") || account.apiKey().isBlank()) {
            return Map.of();
        }
        return auth.equals("bearer")
                ? Map.of("authorization", "Bearer " + account.apiKey())
                : Map.of("api-key", account.apiKey());
    }
}

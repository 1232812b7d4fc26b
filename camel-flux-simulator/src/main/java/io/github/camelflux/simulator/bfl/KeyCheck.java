package io.github.camelflux.simulator.bfl;

import io.github.camelflux.simulator.engine.Accounts;
import io.github.camelflux.simulator.face.Json;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Reply;
import java.util.Optional;

/**
 * Asks for the key in {@code x-key}. A bearer token is not read at all, so sending only one is the same as sending no
 * key.
 */
final class KeyCheck {

    private static final String HEADER = "x-key";

    private final Accounts accounts;

    KeyCheck(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The refusal, worded as live answers were, or empty if the key is good. */
    Optional<Reply> refusal(Call call) {
        String key = key(call);
        if (key.isBlank()) {
            return Optional.of(Json.detail(403, "Not authenticated"));
        }
        return accounts.accepts(key)
                ? Optional.empty()
                : Optional.of(Json.detail(403, "Not authenticated - Invalid Authentication"));
    }

    static String key(Call call) {
        return call.header(HEADER).orElse("");
    }
}

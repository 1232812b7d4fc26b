package io.github.camelflux.simulator.fal;

import io.github.camelflux.simulator.engine.Accounts;
import io.github.camelflux.simulator.http.Call;
import io.github.camelflux.simulator.http.Reply;
import java.util.Optional;

/** Asks for {@code Authorization: Key <key>}; any other scheme is no key at all. */
final class FalKeys {

    private static final String SCHEME = "Key ";

    private FalKeys() {}

    static String of(Call call) {
        String header = call.header("authorization").orElse("");
        return header.startsWith(SCHEME) ? header.substring(SCHEME.length()).trim() : "";
    }

    static Optional<Reply> refusal(Call call, Accounts accounts) {
        String key = of(call);
        if (key.isEmpty()) {
            return accounts.acceptsNone() && call.header("authorization").isEmpty()
                    ? Optional.empty()
                    : Optional.of(FalErrors.plain(401, "Authentication is required to access this application."));
        }
        return accounts.accepts(key) ? Optional.empty() : Optional.of(FalErrors.plain(401, "Invalid credentials"));
    }
}

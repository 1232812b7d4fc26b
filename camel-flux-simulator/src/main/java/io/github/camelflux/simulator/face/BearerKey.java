package io.github.camelflux.simulator.face;

import io.github.camelflux.simulator.http.Call;
import java.util.Locale;

/** The key of a request that carries one as {@code Authorization: Bearer <key>}. */
public final class BearerKey {

    private static final String SCHEME = "bearer ";

    private BearerKey() {}

    /** The key; empty text if there is none. */
    public static String of(Call call) {
        String header = call.header("authorization").orElse("");
        return header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? header.substring(SCHEME.length()).trim()
                : "";
    }
}

package io.github.camelflux.simulator.fault;

import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of an answer with another host in them. */
final class OtherHost {

    private static final Pattern ADDRESS = Pattern.compile(
            "(\"(?:polling_url|sample|draft_cache|(?:response_|status_|cancel_)?url|get|cancel|output)\"\\s*:\\s*\")(https?://)([^/:\"]+)(:\\d+)?");

    private OtherHost() {}

    static Reply in(Reply reply, String host) {
        if (!(reply.payload() instanceof Payload.Bytes body)) {
            return reply;
        }
        String other = Matcher.quoteReplacement(host);
        String text = ADDRESS.matcher(new String(body.content(), StandardCharsets.UTF_8))
                .replaceAll(host.contains("://") ? "$1" + other : "$1$2" + other + "$4");
        return new Reply(reply.status(), reply.headers(), new Payload.Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package io.github.camelflux.provider.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.wire.SignedLink;
import io.github.camelflux.provider.wire.WireJson;
import java.net.URI;
import java.util.Optional;

/**
 * The addresses of a request. A job keeps the one of its status, with the endpoint that it was submitted to as the fragment, which is
 * not sent: what a unit costs depends on the endpoint, and fal's own addresses have only its first two parts.
 */
final class FalAddress {

    private static final String STATUS = "/status";

    private FalAddress() {}

    /** To be kept of an answer to a submission; null if it holds no address. */
    static URI kept(JsonNode body, String endpoint) {
        Optional<String> status = WireJson.link(body, "status_url").map(FalAddress::text);
        Optional<String> other = WireJson.link(body, "response_url").map(link -> text(link) + STATUS);
        return status.or(() -> other)
                .map(address -> URI.create(address + "#" + endpoint))
                .orElse(null);
    }

    static Optional<URI> status(RemoteJob job) {
        return Optional.ofNullable(job.pollUrl()).map(kept -> URI.create(whole(kept)));
    }

    /** Where the result is, if the status does not say it. */
    static Optional<URI> result(RemoteJob job) {
        return instead(job, "");
    }

    static Optional<URI> cancel(RemoteJob job) {
        return instead(job, "/cancel");
    }

    /** The endpoint; empty when it is not known. */
    static String endpoint(RemoteJob job) {
        return Optional.ofNullable(job.pollUrl()).map(URI::getFragment).orElse("");
    }

    private static Optional<URI> instead(RemoteJob job, String end) {
        return Optional.ofNullable(job.pollUrl())
                .map(FalAddress::whole)
                .filter(status -> status.endsWith(STATUS))
                .map(status -> URI.create(status.substring(0, status.length() - STATUS.length()) + end));
    }

    private static String whole(URI kept) {
        return kept.toString().replaceFirst("#.*", "");
    }

    private static String text(SignedLink link) {
        return whole(link.uri());
    }
}

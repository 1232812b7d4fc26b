package io.github.camelflux.provider;

import io.github.camelflux.image.ImageRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A provider's API as two mappers (request to HTTP, HTTP to meaning) and a table of what each status means. Does no I/O, has no
 * state, is safe for use by several threads.
 */
public interface Provider {

    /** The name in options, headers and receipts: {@code bfl}. */
    String name();

    /** Where the API is when nothing else is configured; empty if the provider does not offer the region. */
    Optional<URI> baseUrl(Region region);

    /**
     * Whether a host of the provider's is known to be in a region. Every host is in {@link Region#GLOBAL}.
     *
     * @param host in lower case
     */
    boolean isIn(Region region, String host);

    /**
     * Domains of the provider's own: the key may go to them and to hosts below them, by https on the default port. Polling
     * addresses are found there.
     */
    List<String> trustedDomains();

    /**
     * The submission of a job.
     *
     * @throws IllegalArgumentException if the provider cannot be asked for this; the message names the field and the value
     */
    HttpCall submit(ImageRequest request, Account account);

    /** What the answer to {@link #submit} means. */
    SubmitAnswer submitted(HttpAnswer answer);

    /** The question for a job's state. */
    HttpCall poll(RemoteJob job, Account account);

    /** What the answer to {@link #poll} means: the body's status is read before the HTTP status. */
    PollAnswer polled(HttpAnswer answer);

    /** A free question that shows whether the key is accepted and what credit is left, in the provider's own unit. */
    HttpCall credits(Account account);

    /** What the answer to {@link #credits(Account)} means. */
    CreditAnswer credits(HttpAnswer answer);
}

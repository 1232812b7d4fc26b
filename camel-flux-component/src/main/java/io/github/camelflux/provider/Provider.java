package io.github.camelflux.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider's API as two mappers (request to HTTP, HTTP to meaning) and a table of what each status means. Does no I/O, has no
 * state, is safe for use by several threads.
 *
 * <p>What a provider does not offer it leaves at its default here: a synchronous one has nothing to poll, most do not cancel.
 */
public interface Provider {

    /** The name in options, headers and receipts: {@code bfl}. */
    String name();

    /**
     * Where the API is when nothing else is configured; empty if the provider does not offer the region, or if there is no such
     * place because everybody runs it himself.
     */
    Optional<URI> baseUrl(Region region);

    /**
     * Whether a host of the provider's is known to be in a region. Every host is in {@link Region#GLOBAL}.
     *
     * @param host in lower case
     */
    default boolean isIn(Region region, String host) {
        return region == Region.GLOBAL;
    }

    /**
     * Domains of the provider's own: the key may go to them and to hosts below them, by https on the default port. Polling
     * addresses are found there.
     */
    List<String> trustedDomains();

    /** Whether nothing can be asked without an API key. Where one runs the server himself, there often is none. */
    default boolean needsKey() {
        return true;
    }

    /** Whether the answer to a submission comes when the picture is made: nothing is asked for afterwards. */
    default boolean isSynchronous() {
        return false;
    }

    /**
     * Whether the provider knows a submission by our own id of it, so that one whose answer was lost can be sent again and is
     * bought once all the same.
     */
    default boolean honoursAttempts() {
        return false;
    }

    /** Whether the end of such a job can be reported to a callback. */
    default boolean callsBack(Submission submission) {
        return false;
    }

    /** How often one API key may ask, as the provider publishes it. What the operator sets for the same time goes before. */
    default List<RateLimit> rates() {
        return List.of();
    }

    /** How to ask for a job's state before one of its kind was seen to end; empty to go by the model's usual run time. */
    default Optional<PollAdvice> pollAdvice() {
        return Optional.empty();
    }

    /**
     * What has to be done before {@link #submit}, in this order: pictures that have to lie at the provider. Costs nothing, and
     * can be repeated.
     *
     * @throws IllegalArgumentException as {@link #submit}
     */
    default List<HttpCall> preparations(Submission submission) {
        return List.of();
    }

    /** Why the job cannot be submitted, if the answer to one of the {@link #preparations} says so. */
    default Optional<Refusal> prepared(HttpAnswer answer) {
        if (answer.status() / 100 == 2) {
            return Optional.empty();
        }
        boolean wrong = answer.status() / 100 == 4 && answer.status() != 408;
        return Optional.of(Refusal.of(
                wrong ? Refusal.Reason.INVALID : Refusal.Reason.NOT_SENT,
                "what goes in was not taken: HTTP " + answer.status()));
    }

    /**
     * The submission of a job.
     *
     * @throws IllegalArgumentException if the provider cannot be asked for this; the message names the field and the value
     */
    HttpCall submit(Submission submission);

    /** What the answer to {@link #submit} means. */
    SubmitAnswer submitted(Submission submission, HttpAnswer answer);

    /** The question for a job's state; empty if there is nothing that could be asked. */
    default Optional<HttpCall> poll(RemoteJob job, Account account) {
        return Optional.empty();
    }

    /** What the answer to {@link #poll} means: the body's status is read before the HTTP status. */
    default PollAnswer polled(RemoteJob job, Account account, HttpAnswer answer) {
        throw new UnsupportedOperationException(name() + " is not asked for the state of a job");
    }

    /** The question for how a job ended, where {@link PollAnswer.Elsewhere} says. */
    default HttpCall result(URI address, Account account) {
        throw new UnsupportedOperationException(name() + " says how a job ended when it is asked for its state");
    }

    /** What the answer to {@link #result} means. */
    default PollAnswer resulted(RemoteJob job, Account account, HttpAnswer answer) {
        return polled(job, account, answer);
    }

    /**
     * A stream of what a job's state is, as server-sent events, that ends when the job is over; empty if there is none, or if it is
     * not wanted. Where it breaks, the job's state can be asked for at any time.
     */
    default Optional<HttpCall> events(RemoteJob job, Account account) {
        return Optional.empty();
    }

    /**
     * What an event of {@link #events} means: the same as an answer to {@link #poll}.
     *
     * @param data of the event
     */
    default PollAnswer event(RemoteJob job, Account account, String data) {
        return polled(job, account, new HttpAnswer(200, Map.of(), data.getBytes(StandardCharsets.UTF_8)));
    }

    /** The wish that a running job be cancelled; empty if the provider cannot. */
    default Optional<HttpCall> cancel(RemoteJob job, Account account) {
        return Optional.empty();
    }

    /** What the answer to {@link #cancel} means. */
    default CancelAnswer cancelled(HttpAnswer answer) {
        throw new UnsupportedOperationException(name() + " does not cancel");
    }

    /**
     * The question for the public keys that callbacks are signed with; empty if they are not signed so. Costs nothing and needs no
     * key.
     */
    default Optional<HttpCall> callbackKeys() {
        return Optional.empty();
    }

    /**
     * Whether a callback is signed as it has to be. Nothing of its body is parsed for that.
     *
     * @param callback as it came, byte by byte
     * @param now decides whether it is too old
     */
    default CallbackProof proof(HttpAnswer callback, CallbackKeys keys, Instant now) {
        return CallbackProof.UNSIGNED;
    }

    /** What a callback says; empty if it is none of this provider's. */
    default Optional<Called> called(HttpAnswer callback, Account account) {
        return Optional.empty();
    }

    /** The most bytes that a callback of this provider may have. */
    default int callbackBytes() {
        return 1 << 20;
    }

    /** A free question that shows whether the key is accepted and what credit is left, in the provider's own unit; empty without. */
    default Optional<HttpCall> credits(Account account) {
        return Optional.empty();
    }

    /** What the answer to {@link #credits(Account)} means. */
    default CreditAnswer credits(HttpAnswer answer) {
        throw new UnsupportedOperationException(name() + " does not say what credit is left");
    }

    /**
     * The report of how many pictures were made with licensed weights on the user's own machines; empty if the provider takes none.
     * The provider may bill it, and does not know a report that comes twice.
     *
     * @param model as the licence names it
     * @param generations how many pictures; at least 1
     * @throws IllegalArgumentException if there can be no such model; the message names the value
     */
    default Optional<HttpCall> usage(String model, long generations, Account account) {
        return Optional.empty();
    }

    /** What the answer to {@link #usage(String, long, Account)} means. */
    default UsageAnswer usage(HttpAnswer answer) {
        throw new UnsupportedOperationException(name() + " takes no reports of usage");
    }
}

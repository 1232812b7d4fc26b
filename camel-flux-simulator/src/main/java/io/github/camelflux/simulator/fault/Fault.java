package io.github.camelflux.simulator.fault;

import io.github.camelflux.simulator.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Something that goes wrong with one request. Unless its name says otherwise a fault replaces the service: nothing is
 * accepted, nothing is billed.
 *
 * <p>Immutable; one instance can be scripted any number of times.
 */
public final class Fault {

    /** RFC 9110 wants two digits for the day, which Java's own RFC 1123 format does not give. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final String name;
    private final Consumer<Encounter> effect;

    private Fault(String name, Consumer<Encounter> effect) {
        this.name = name;
        this.effect = effect;
    }

    /** A fault of one's own. */
    public static Fault of(String name, Consumer<Encounter> effect) {
        return new Fault(name, effect);
    }

    /** Answers with a status and a body as BFL words it: {@code {"detail": "..."}}. */
    public static Fault status(int code) {
        return status(code, "{\"detail\":\"Simulated fault " + code + "\"}", "application/json");
    }

    /** Answers with a status and the given body. */
    public static Fault status(int code, String body, String contentType) {
        return answer("status " + code, Reply.text(code, body, contentType));
    }

    /** Answers with a status and a page of HTML, as a proxy or a load balancer in front of the service does. */
    public static Fault html(int code) {
        String page = "<html><head><title>" + code + "</title></head><body><h1>" + code + "</h1></body></html>";
        return answer("html " + code, Reply.text(code, page, "text/html"));
    }

    /** Answers 404 with {@code {"detail": "Not Found"}}. */
    public static Fault notFound() {
        return status(404, "{\"detail\":\"Not Found\"}", "application/json");
    }

    /** Answers 307, which keeps method and body, and points elsewhere. */
    public static Fault redirect(String location) {
        Reply reply = Reply.text(307, "", "text/plain").withHeader("Location", location);
        return answer("redirect to " + location, reply);
    }

    /** Answers 429 without {@code Retry-After}; no source shows BFL sending one. */
    public static Fault rateLimited() {
        return answer("429", tooMany());
    }

    /** Answers 429 with {@code Retry-After} in whole seconds, rounded up. */
    public static Fault rateLimited(Duration wait) {
        long seconds = wait.plusNanos(999_999_999).toSeconds();
        return answer("429, Retry-After " + seconds, tooMany().withHeader("Retry-After", Long.toString(seconds)));
    }

    /** Answers 429 with {@code Retry-After} as an HTTP date, which knows whole seconds only. */
    public static Fault rateLimitedUntil(Instant instant) {
        String date = HTTP_DATE.format(instant);
        return answer("429, Retry-After " + date, tooMany().withHeader("Retry-After", date));
    }

    /** Closes the connection after reading the request; the service never saw it. */
    public static Fault dropBeforeAcceptance() {
        return new Fault("dropped before acceptance", Encounter::close);
    }

    /** Lets the service accept and bill, then resets the connection before the answer. */
    public static Fault dropAfterAcceptance() {
        return new Fault("dropped after acceptance", met -> met.proceed().thenAccept(reply -> met.reset()));
    }

    /** Resets the connection; the service never saw the request. */
    public static Fault reset() {
        return new Fault("reset", Encounter::reset);
    }

    /** Lets the service do its work at once and sends the answer late, by real time. */
    public static Fault delay(Duration delay) {
        return new Fault(
                "delayed " + delay, met -> met.proceed().thenAccept(reply -> met.later(delay, () -> met.send(reply))));
    }

    /** Lets the service do its work and never answers; the connection stays open until the simulator closes. */
    public static Fault acceptThenHang() {
        return new Fault("accepted, never answered", Encounter::proceed);
    }

    /** Lets the service do its work, with all it costs, and answers with this status instead. */
    public static Fault acceptThenStatus(int code) {
        return new Fault("accepted, then status " + code, met -> met.proceed()
                .thenAccept(reply -> met.send(Reply.json(code, "{\"detail\":\"Simulated fault\"}"))));
    }

    /** Lets the service do its work and answers with its status and headers, but with no byte of body. */
    public static Fault emptyBody() {
        return new Fault("empty body", met -> met.proceed().thenAccept(reply -> met.send(reply.withoutBody())));
    }

    /**
     * Lets the service do its work, and names another host in the addresses of its answer: of {@code polling_url} after a
     * submission, of the result after a poll. So does the service when a task ran in another region than the caller's.
     *
     * @param host a host, which keeps scheme and port, such as {@code localhost}; or an origin, such as
     *     {@code https://api.us2.bfl.ai}
     */
    public static Fault elsewhere(String host) {
        return new Fault(
                "addresses at " + host, met -> met.proceed().thenAccept(reply -> met.send(OtherHost.in(reply, host))));
    }

    /**
     * Announces the whole answer, sends this part of its body, and closes.
     *
     * @throws IllegalArgumentException unless the fraction is at least 0 and below 1
     */
    public static Fault cutShort(double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException("A body is cut at a fraction from 0 to below 1, not " + fraction);
        }
        return new Fault("cut at " + fraction, met -> met.proceed().thenAccept(reply -> met.sendPart(reply, fraction)));
    }

    /** Sends the body in pieces spread over this real time. */
    public static Fault slowBody(Duration total) {
        return new Fault("slow body " + total, met -> met.proceed().thenAccept(reply -> met.sendSlowly(reply, total)));
    }

    /** Answers a poll with this task status and HTTP 200. Only the answer is changed: the job goes on. */
    public static Fault taskStatus(String status) {
        return taskStatus(200, status);
    }

    /**
     * Answers a poll with a task body under another HTTP status, as BFL does with 422 and 503 for tasks that failed.
     * Only the answer is changed: the job goes on.
     */
    public static Fault taskStatus(int code, String status) {
        return new Fault(
                "task status " + status + " with HTTP " + code,
                met -> met.send(TaskBody.of(code, met.subject().jobId(), status)));
    }

    /** Answers a poll with a status that no document knows. */
    public static Fault unknownStatus(String status) {
        return taskStatus(200, status);
    }

    /** Sends a callback twice. */
    public static Fault twice() {
        return new Fault("sent twice", met -> met.proceed().thenAccept(reply -> {
            met.send(reply);
            met.send(reply);
        }));
    }

    /** Sends a callback under a signature, or with a secret, that is not the service's. */
    public static Fault forged() {
        return new Fault("forged", met -> met.proceed().thenAccept(reply -> met.send(Forgery.of(reply))));
    }

    /** Never sends a callback, and does not try again. */
    public static Fault lost() {
        return new Fault("lost", met -> {});
    }

    private static Fault answer(String name, Reply reply) {
        return new Fault(name, met -> met.send(reply));
    }

    private static Reply tooMany() {
        return Reply.json(429, "{\"detail\":\"Too many active tasks\"}");
    }

    /** Plays the fault on a request. */
    public void meet(Encounter encounter) {
        effect.accept(encounter);
    }

    @Override
    public String toString() {
        return name;
    }
}

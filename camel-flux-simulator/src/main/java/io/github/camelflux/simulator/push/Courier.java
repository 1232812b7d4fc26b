package io.github.camelflux.simulator.push;

import io.github.camelflux.simulator.engine.Appointments;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.fault.Fault;
import io.github.camelflux.simulator.fault.Faults;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Payload;
import io.github.camelflux.simulator.http.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers callbacks without holding a thread: meets the script of faults, does not follow redirects, and tries again by
 * the simulator's clock whatever was not answered 2xx.
 *
 * <p>This class is thread-safe.
 */
public final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    /** fal, webhooks: a first try is given 15 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The client has threads of its own, so it is made when the first callback leaves. */
    private static final class Lazy {
        private static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    private final Faults faults;
    private final JobEngine engine;
    private final Appointments appointments;
    private final Reach reach;
    private final Consumer<String> counter;

    /** How far callbacks may go. */
    public enum Reach {
        /** To this machine only; others are dropped and logged. */
        LOOPBACK,
        /** To whatever address a submission named. */
        ANYWHERE
    }

    /**
     * @param faults what goes wrong
     * @param engine tells the time of tries
     * @param appointments tell when it is time for the next try
     * @param reach how far callbacks may go
     * @param counter told the provider's name at each try
     */
    public Courier(Faults faults, JobEngine engine, Appointments appointments, Reach reach, Consumer<String> counter) {
        this.faults = faults;
        this.engine = engine;
        this.appointments = appointments;
        this.reach = reach;
        this.counter = counter;
    }

    /** Sends a callback now. */
    public void send(Letter letter) {
        if (reach == Reach.LOOPBACK && !loopback(letter.to())) {
            LOG.warn(
                    "A callback to {} is dropped: this simulator calls its own machine only",
                    letter.to().getHost());
            return;
        }
        counter.accept(letter.provider());
        LetterEncounter encounter = new LetterEncounter(letter, this);
        Optional<Fault> fault = faults.next(letter.provider(), Endpoint.CALLBACK, letter.subject());
        if (fault.isPresent()) {
            LOG.debug("CALLBACK meets {}", fault.get());
            fault.get().meet(encounter);
        } else {
            encounter.proceed().thenAccept(encounter::send);
        }
    }

    void deliver(Letter letter, Reply content) {
        HttpRequest.Builder request = HttpRequest.newBuilder(letter.to()).timeout(PATIENCE);
        content.headers().forEach(request::header);
        byte[] body = content.payload() instanceof Payload.Bytes bytes ? bytes.content() : new byte[0];
        Lazy.HTTP
                .sendAsync(
                        request.POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() / 100 == 2)
                .thenAccept(taken -> {
                    if (!taken) {
                        tryAgain(letter);
                    }
                });
    }

    void tryAgain(Letter letter) {
        if (!letter.pauses().isEmpty()) {
            appointments.at(engine.now().plus(letter.pauses().get(0))).thenRun(() -> send(letter.afterOneTry()));
        }
    }

    static void later(Duration delay, Runnable step) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(step);
    }

    /** By its spelling, since asking for the address of a name would keep a thread waiting. */
    private static boolean loopback(URI to) {
        String host = to.getHost() == null ? "" : to.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
    }
}

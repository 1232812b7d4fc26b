package io.github.camelflux.simulator.push;

import io.github.camelflux.simulator.http.Reply;
import io.github.camelflux.simulator.http.Subject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A callback that is to be delivered.
 *
 * @param provider who sends it
 * @param subject the job that it is about
 * @param to where it goes
 * @param content headers and body, made anew for each try, since signatures name the time
 * @param pauses after each try that was not answered 2xx, how long to wait for the next one; none for no second try
 */
public record Letter(String provider, Subject subject, URI to, Supplier<Reply> content, List<Duration> pauses) {

    /** Takes a copy of the list. */
    public Letter {
        pauses = List.copyOf(pauses);
    }

    Letter afterOneTry() {
        return new Letter(provider, subject, to, content, pauses.subList(1, pauses.size()));
    }
}

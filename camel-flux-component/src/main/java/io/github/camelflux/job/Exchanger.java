package io.github.camelflux.job;

import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Port: one HTTP exchange, asynchronous. The stage never completes exceptionally; it completes on a thread that must not block. */
public interface Exchanger {

    /**
     * Sends one request, once: nothing is resent and no redirect is followed.
     *
     * @param call what to send
     * @param limit how long the whole exchange may take
     */
    CompletionStage<Exchanged> exchange(HttpCall call, Duration limit);

    /**
     * Why an address would not be asked because it lies outside of the region that the account keeps to. An exchange with such an
     * address is {@link Exchanged.NotSent}.
     *
     * @return words for a person, without the address; empty if it may be asked
     */
    default Optional<String> outsideRegion(URI address) {
        return Optional.empty();
    }

    /**
     * Listens to what a server tells by itself: server-sent events, or the texts of a WebSocket where the address is of the scheme
     * {@code ws} or {@code wss}.
     *
     * @param call what to ask for
     * @param event told the data of each event, one after the other, on a thread that must not block
     * @param ended told once why there will be no more; not after {@link Listening#close}
     */
    default Listening listen(HttpCall call, Consumer<String> event, Consumer<String> ended) {
        throw new UnsupportedOperationException("this exchanger does not listen");
    }

    /** Something that is listened to. */
    interface Listening {

        /** Listens no more. */
        void close();
    }

    /** How an exchange ended. */
    sealed interface Exchanged {

        /**
         * A complete answer came.
         *
         * @param answer status, headers, bounded body
         */
        record Answered(HttpAnswer answer) implements Exchanged {}

        /**
         * The request certainly did not reach the other side: no connection, name, or TLS session, or its body was never read.
         *
         * @param why for a person; holds no secret
         */
        record NotSent(String why) implements Unanswered {}

        /**
         * The request may have reached the other side: reset, time-out, cut-short answer.
         *
         * @param why for a person; holds no secret
         */
        record Broken(String why) implements Unanswered {}

        /** No complete answer came. */
        sealed interface Unanswered extends Exchanged {

            /** For a person; holds no secret. */
            String why();
        }
    }
}

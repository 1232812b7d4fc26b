package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.RemoteJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Jobs whose provider tells of them, or does not, by a clock that the test turns. */
class EventFollowerTest {

    private static final String PENDING = "Pending";
    private static final String READY = "Ready";

    private final Server server = new Server();
    private final Bench bench = new Bench(new TellingProvider(), server);

    @Test
    void an_end_that_is_told_settles_the_job_without_a_question() {
        List<Ending> endings = bench.submit("k");
        bench.time.advance(Duration.ofSeconds(1));
        server.tell(READY);
        bench.time.advance(Duration.ofSeconds(30));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(server.askedAt).isEmpty();
    }

    @Test
    void an_end_from_before_anybody_listened_is_asked_for_two_seconds_later() {
        server.state = READY;

        List<Ending> endings = bench.submit("k");
        bench.time.advance(Duration.ofSeconds(30));

        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
        assertThat(server.askedAt).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void what_was_missed_while_a_stream_was_broken_is_asked_for_at_once_and_the_stream_is_taken_up_again() {
        bench.submit("k");
        bench.time.advance(Duration.ofSeconds(5));
        server.askedAt.clear();
        server.breakOff();
        bench.time.advance(Duration.ofSeconds(1));

        assertThat(server.askedAt).containsExactly(Duration.ofSeconds(5));
        assertThat(server.listened).isEqualTo(2);
    }

    @Test
    void a_stream_that_breaks_before_it_was_known_is_taken_up_again() {
        server.breaking = 1;

        bench.submit("k");
        bench.time.advance(Duration.ofSeconds(1));
        assertThat(server.listened).isEqualTo(2);
    }

    @Test
    void after_three_breaks_the_job_is_asked_as_ever() {
        server.breaking = 3;

        List<Ending> endings = bench.submit("k");
        bench.time.advance(Duration.ofSeconds(20));
        int asked = server.askedAt.size();
        server.state = READY;
        bench.time.advance(Duration.ofSeconds(2));

        assertThat(server.listened).isEqualTo(3);
        assertThat(asked).isGreaterThan(10);
        assertThat(endings).singleElement().isInstanceOf(Ending.Delivered.class);
    }

    @Test
    void nobody_listens_to_a_job_that_has_ended() {
        server.state = READY;

        bench.submit("k");
        bench.time.advance(Duration.ofSeconds(3));

        assertThat(server.closed).isOne();
    }

    /** BFL's words over a server that takes each job, and tells of it what the test lets it tell. */
    private final class Server implements Exchanger {

        private final List<Duration> askedAt = new ArrayList<>();
        private String state = PENDING;
        private int breaking;
        private int listened;
        private int closed;
        private Consumer<String> event;
        private Consumer<String> ended;

        @Override
        public CompletionStage<Exchanged> exchange(HttpCall call, Duration limit) {
            if (call.method().equals("POST")) {
                return CompletableFuture.completedFuture(Bench.accepted("t1"));
            }
            askedAt.add(Duration.ofNanos(bench.time.nanos()));
            return CompletableFuture.completedFuture(Bench.status(state));
        }

        @Override
        public Listening listen(HttpCall call, Consumer<String> event, Consumer<String> ended) {
            listened++;
            this.event = event;
            this.ended = ended;
            if (breaking > 0) {
                breaking--;
                ended.accept("cut off");
            }
            return () -> closed++;
        }

        void tell(String state) {
            event.accept(state);
        }

        void breakOff() {
            ended.accept("cut off");
        }
    }

    private static final class TellingProvider extends BflWords {

        @Override
        public Optional<HttpCall> events(RemoteJob job, Account account) {
            return Optional.of(new HttpCall("GET", account.baseUrl().resolve("/events"), Map.of(), Map.of(), null));
        }

        @Override
        public PollAnswer event(RemoteJob job, Account account, String data) {
            HttpAnswer told = ((Exchanger.Exchanged.Answered) Bench.status(data)).answer();
            return polled(job, account, told);
        }
    }
}

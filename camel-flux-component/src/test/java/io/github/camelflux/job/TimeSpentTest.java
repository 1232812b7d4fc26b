package io.github.camelflux.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelflux.job.TimeSpent.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSpentTest {

    private final Bench bench = new Bench(1, 1000);
    private final TimeSpent spent = bench.aggregator.overview().spent();

    @Test
    void a_job_that_waits_for_the_permit_of_another_is_queued_meanwhile() {
        bench.ready();
        bench.submit("a");
        bench.ready();
        bench.submit("b");

        bench.time.advance(Duration.ofSeconds(10));

        // Each is asked for its state after a second.
        assertThat(spent.in(Stage.QUEUED)).isEqualTo(Duration.ofSeconds(1));
        assertThat(spent.in(Stage.SUBMITTING)).isZero();
        assertThat(spent.in(Stage.RUNNING)).isEqualTo(Duration.ofSeconds(2));
        assertThat(spent.in(Stage.NOTICING)).isPositive().isLessThan(Duration.ofSeconds(2));
        assertThat(spent.in(Stage.DOWNLOADING)).isZero();
    }

    @Test
    void a_download_that_is_tried_again_takes_as_long_as_all_tries() {
        bench.ready();
        bench.downloads.add(new Downloader.Downloaded.Interrupted("reset"));
        bench.submit("a");

        bench.time.advance(Duration.ofSeconds(10));

        assertThat(spent.in(Stage.DOWNLOADING)).isPositive();
    }

    @Test
    void what_the_route_does_with_the_picture_is_delivering() {
        bench.ready();
        List<Ending> endings = bench.submit("a");
        bench.time.advance(Duration.ofSeconds(1));
        assertThat(spent.in(Stage.DELIVERING)).isZero();

        bench.time.advance(Duration.ofSeconds(3));
        bench.aggregator.delivered(((Ending.Delivered) endings.get(0)).row().id());

        assertThat(spent.in(Stage.DELIVERING)).isEqualTo(Duration.ofSeconds(3));
    }
}

package io.github.camelflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.component.file.strategy.FileChangedExclusiveReadLockStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;

class FileConsumerTest extends PageRoutes {

    /** What a job is to end with, so that it fails at the provider after it was charged. */
    private static final String FAILS = "fail-error";

    @Test
    void a_prompt_is_moved_when_its_picture_is_there() {
        Setup setup = setup("file");
        setup.inbox().dropPrompts(1);
        start(setup);
        provider.awaitRunning(1);
        assertThat(setup.inbox().files()).containsExactly("fox-1.txt");

        provider.endJobs();

        setup.inbox().inside("done").awaitFiles(1);
        assertThat(setup.inbox().files()).isEmpty();
        assertThat(setup.pictures().files()).containsExactly("fox-1.jpg");
    }

    @Test
    void a_whole_folder_is_submitted_at_once_and_no_thread_waits() {
        Setup setup = setup("file");
        setup.inbox().dropPrompts(20);
        start(setup);

        provider.awaitRunning(20);
        HeldThreads.awaitNone();
    }

    @Test
    void messages_per_poll_do_not_bound_what_is_in_flight() {
        Setup setup = setup("file-per-poll");
        setup.inbox().dropPrompts(6);
        start(setup);

        provider.awaitRunning(6);
        HeldThreads.awaitNone();
    }

    @Test
    void a_full_line_refuses_prompts_which_are_moved_as_failed() {
        Setup setup = setup("file").flux("maxInFlight", 1).flux("maxQueued", 1);
        setup.inbox().dropPrompts(4);
        start(setup);

        setup.inbox().inside("failed").awaitFiles(2);
        provider.awaitRunning(1);
        assertThat(provider.bought()).isOne();
    }

    @Test
    void a_full_line_that_blocks_holds_the_one_thread_that_reads_the_folder() {
        Setup setup = setup("file-when-full")
                .flux("maxInFlight", 2)
                .flux("maxQueued", 0)
                .flux("blockWhenFull", true);
        setup.inbox().dropPrompts(5);
        start(setup);
        provider.awaitRunning(2);
        HeldThreads.awaitExactly(1, "file://");

        await().until(() -> {
            provider.endJobs();
            return setup.inbox().inside("done").files().size() == 5;
        });
        assertThat(provider.mostRunning()).isEqualTo(2);
        assertThat(provider.bought()).isEqualTo(5);
    }

    @Test
    void a_job_that_failed_is_bought_once_and_its_prompt_is_moved_as_failed() {
        Setup setup = setup("file");
        setup.inbox().drop("bad.txt", FAILS);
        start(setup);
        provider.awaitRunning(1);

        provider.endJobs();

        setup.inbox().inside("failed").awaitFiles(1);
        assertThat(provider.bought()).isOne();
    }

    @Test
    void without_a_place_for_failed_prompts_a_job_that_failed_is_bought_again_and_again() {
        Setup setup = setup("file-unguarded");
        setup.inbox().drop("bad.txt", FAILS);
        start(setup);

        await().until(() -> {
            provider.endJobs();
            return provider.bought(FAILS) >= 3;
        });
        assertThat(setup.inbox().files()).containsExactly("bad.txt");
    }

    @Test
    void without_a_place_for_failed_prompts_a_moderated_one_is_bought_once() {
        Setup setup = setup("file-unguarded");
        setup.inbox().drop("bad.txt", "a forbidden thing");
        Application application = start(setup);
        provider.awaitRunning(1);

        provider.endJobs();

        application.awaitFailures(3);
        assertThat(provider.bought()).isOne();
    }

    @Test
    void a_prompt_that_is_put_back_gets_the_picture_that_was_bought_for_it() throws IOException {
        Setup setup = setup("file");
        setup.inbox().dropPrompts(1);
        Files.createFile(setup.pictures().path());
        start(setup);
        provider.awaitRunning(1);
        provider.endJobs();
        setup.inbox().inside("failed").awaitFiles(1);
        Files.delete(setup.pictures().path());

        Files.move(
                setup.inbox().inside("failed").path().resolve("fox-1.txt"),
                setup.inbox().path().resolve("fox-1.txt"));

        setup.pictures().awaitFiles(1);
        assertThat(provider.bought()).isOne();
    }

    @Test
    void two_processes_at_one_folder_buy_each_picture_twice() {
        Setup setup = setup("file");
        setup.inbox().dropPrompts(1);

        start(setup);
        start(setup);

        provider.awaitRunning(2);
        assertThat(provider.bought("fox 1")).isEqualTo(2);
    }

    @Test
    void a_read_lock_lets_only_one_of_two_running_processes_have_a_prompt() throws IOException {
        Setup setup = setup("file-read-lock");
        Application one = start(setup);
        Application other = start(setup);
        awaitFirstPoll(one);
        awaitFirstPoll(other);

        setup.inbox().drop("fox.txt", "fox");
        grewOld(setup, "fox.txt");
        provider.awaitRunning(1);

        assertThat(setup.inbox().files()).containsExactly("fox.txt", "fox.txt.camelLock");
        await().during(Duration.ofMillis(1200))
                .untilAsserted(() -> assertThat(provider.bought("fox")).isOne());
    }

    @Test
    void a_process_that_starts_removes_the_locks_of_others_and_buys_again() throws IOException {
        Setup setup = setup("file-read-lock");
        setup.inbox().drop("fox.txt", "fox");
        grewOld(setup, "fox.txt");
        start(setup);
        provider.awaitRunning(1);

        start(setup);

        provider.awaitRunning(2);
        assertThat(provider.bought("fox")).isEqualTo(2);
    }

    @Test
    void a_read_lock_leaves_a_file_alone_that_is_still_written() throws IOException {
        Setup setup = setup("file-read-lock");
        setup.inbox().drop("fox.txt", "half a f");
        Files.setLastModifiedTime(
                setup.inbox().path().resolve("fox.txt"),
                FileTime.from(Instant.now().plusSeconds(3600)));
        start(setup);
        await().until(() -> setup.inbox().files().contains("fox.txt.camelLock"));
        HeldThreads.awaitInside(FileChangedExclusiveReadLockStrategy.class, "file://");
        assertThat(provider.bought()).isZero();

        Files.writeString(setup.inbox().path().resolve("fox.txt"), "a whole fox");
        grewOld(setup, "fox.txt");

        provider.awaitRunning(1);
        assertThat(provider.bought("a whole fox")).isOne();
    }

    @Test
    void a_stop_that_does_not_wait_long_enough_moves_a_prompt_as_failed() {
        Setup setup = setup("file");
        setup.inbox().dropPrompts(1);
        Application stopped = start(setup);
        provider.awaitRunning(1);

        stopped.close();

        assertThat(setup.inbox().inside("failed").files()).containsExactly("fox-1.txt");
    }

    private static void awaitFirstPoll(Application application) {
        ScheduledPollConsumer reader = (ScheduledPollConsumer)
                application.context().getRoute("file-read-lock").getConsumer();
        await().until(reader::isFirstPollDone);
    }

    private static void grewOld(Setup setup, String name) throws IOException {
        Files.setLastModifiedTime(
                setup.inbox().path().resolve(name), FileTime.from(Instant.now().minusSeconds(60)));
    }
}

package io.github.camelflux.store.jdbc;

import io.github.camelflux.job.JobStoreException;
import io.github.camelflux.job.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Runs pieces of work on the store's threads, each with a connection that it gives back. Nothing waits for ever: work that gets no
 * thread or no connection in time is not done and fails, and each statement has a limit. Work that has begun is told only when it
 * has ended, so that what is asked after a failure cannot overtake it. Safe for use by several threads.
 */
final class Connections {

    /** How long work waits for a thread and a connection. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final Executor threads;
    private final Timer timer;

    Connections(DataSource dataSource, Executor threads, Timer timer) {
        this.dataSource = dataSource;
        this.threads = threads;
        this.timer = timer;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    /**
     * @param what for a person, if it fails
     * @return completes on a thread of the store, after the connection was given back; or with {@link JobStoreException}
     */
    <T> CompletionStage<T> run(String what, Work<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        AtomicBoolean decided = new AtomicBoolean();
        Timer.Alarm alarm = timer.after(PATIENCE, () -> {
            if (decided.compareAndSet(false, true)) {
                answer.completeExceptionally(new JobStoreException(
                        what + ": the database gave no connection within " + PATIENCE.toSeconds() + " s"));
            }
        });
        try {
            threads.execute(() -> {
                if (!decided.get()) {
                    attempt(what, work, decided, answer);
                    alarm.cancel();
                }
            });
        } catch (RejectedExecutionException e) {
            alarm.cancel();
            answer.completeExceptionally(new JobStoreException(what + ": the job store is closed", e));
        }
        return answer;
    }

    private <T> void attempt(String what, Work<T> work, AtomicBoolean decided, CompletableFuture<T> answer) {
        T result;
        try (Loan loan = Loan.of(dataSource)) {
            if (!decided.compareAndSet(false, true)) {
                return;
            }
            result = work.run(loan.session());
        } catch (SQLException | RuntimeException e) {
            decided.set(true);
            answer.completeExceptionally(new JobStoreException(what + ": " + e.getMessage(), e));
            return;
        }
        answer.complete(result);
    }
}

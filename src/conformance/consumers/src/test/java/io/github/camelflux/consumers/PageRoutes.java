package io.github.camelflux.consumers;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Applications with routes of the page, a provider whose jobs run until the test ends them, and an end for all of it. */
abstract class PageRoutes {

    final Provider provider = new Provider();

    @TempDir
    Path directory;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    }

    /**
     * What an application with routes of the page is started with; its files are in a directory of its own.
     *
     * @param route the id of the route
     */
    Setup setup(String route) {
        return new Setup(route, directory, provider);
    }

    Application start(Setup setup) {
        return closing(Application.start(setup));
    }

    <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    /** Ends the jobs that hold up the applications, as long as it takes. */
    @AfterEach
    void close() throws Exception {
        CompletableFuture<Void> closed = CompletableFuture.runAsync(this::closeAll);
        await().until(() -> {
            provider.endJobs();
            return closed.isDone();
        });
        provider.close();
        closed.get();
    }

    private void closeAll() {
        try {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.camelflux.component;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * The component's own threads, from Camel's manager, so that they are named, counted and virtual where Camel says so: one for
 * timers, one that sends requests and takes answers, those of a database, and the workers on which routes continue. The HTTP clients
 * have a thread each beside them. Pools have a fixed size and an unbounded line: what waits there is bounded by permits and places,
 * and running it on the caller would run a route on an HTTP thread.
 */
final class EngineThreads implements AutoCloseable {

    /** For pools of threads Camel takes 0 and less as no line at all, for schedulers as one without a bound. */
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int TIMERS_UNBOUNDED = 0;
    private static final long WORKERS_GRACE_MILLIS = 5_000;
    private static final long STORE_GRACE_MILLIS = 5_000;

    private final ThreadLocal<Boolean> onWorker = ThreadLocal.withInitial(() -> false);
    private final ExecutorServiceManager manager;
    private final Object source;
    private final ScheduledExecutorService scheduler;
    private final ExecutorService http;
    private final ExecutorService workers;
    private final List<ExecutorService> store = new ArrayList<>();

    EngineThreads(CamelContext context, Object source, int workerThreads) {
        this.source = source;
        manager = context.getExecutorServiceManager();
        scheduler = manager.newScheduledThreadPool(source, "flux-timer", profile("flux-timer", 1, TIMERS_UNBOUNDED));
        http = manager.newThreadPool(source, "flux-http", profile("flux-http", 1, UNBOUNDED));
        workers = manager.newThreadPool(source, "flux-worker", profile("flux-worker", workerThreads, UNBOUNDED));
    }

    ScheduledExecutorService scheduler() {
        return scheduler;
    }

    Executor http() {
        return http;
    }

    /** Threads that wait for a database, so that no others do. */
    Executor store(int size) {
        ExecutorService pool = manager.newThreadPool(source, "flux-store", profile("flux-store", size, UNBOUNDED));
        store.add(pool);
        return pool;
    }

    /** Where routes continue. */
    Executor workers() {
        return task -> workers.execute(() -> {
            onWorker.set(true);
            try {
                task.run();
            } finally {
                onWorker.remove();
            }
        });
    }

    /** Whether the caller is a worker, which must not block. */
    boolean isWorker() {
        boolean worker = onWorker.get();
        if (!worker) {
            onWorker.remove();
        }
        return worker;
    }

    /** Lets the workers end what they do, and the others stop at once. */
    @Override
    public void close() {
        manager.shutdownGraceful(workers, WORKERS_GRACE_MILLIS);
        // What the routes told last is still written, and the lease given up.
        store.forEach(pool -> manager.shutdownGraceful(pool, STORE_GRACE_MILLIS));
        manager.shutdownNow(scheduler);
        manager.shutdownGraceful(http, WORKERS_GRACE_MILLIS);
    }

    private static ThreadPoolProfile profile(String id, int size, int line) {
        ThreadPoolProfile profile = new ThreadPoolProfile(id);
        profile.setDefaultProfile(false);
        profile.setPoolSize(size);
        profile.setMaxPoolSize(size);
        profile.setMaxQueueSize(line);
        profile.setKeepAliveTime(60L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        profile.setAllowCoreThreadTimeOut(false);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }
}

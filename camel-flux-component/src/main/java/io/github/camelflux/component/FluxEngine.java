package io.github.camelflux.component;

import io.github.camelflux.http.HttpConnections;
import io.github.camelflux.http.HttpSettings;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.JobAggregator;
import io.github.camelflux.job.JobPorts;
import io.github.camelflux.job.JobSettings;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.NodeId;
import io.github.camelflux.provider.bfl.BflProvider;
import io.github.camelflux.store.KeptPictures;
import io.github.camelflux.store.MemoryJobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a running component holds: threads, connections, the job store, kept pictures and the aggregator. Made when the
 * component starts, closed when it stops; then nothing of it is left. Safe for use by several threads.
 */
final class FluxEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FluxEngine.class);
    private static final MemoryJobStore.Bounds KEPT = new MemoryJobStore.Bounds(10_000, 4L << 30);
    private static final long STORE_SECONDS = 30;

    private final Path ownDirectory;
    private final EngineThreads threads;
    private final Spool spool;
    private final Spool kept;
    private final HttpConnections connections;
    private final KeptPictures pictures;
    private final ModelCatalog catalog = ModelCatalog.shipped();
    private final AccountLines lines;
    private final JobAggregator aggregator;

    private FluxEngine(StateOptions options, FluxConfiguration defaults, SSLContext ssl) {
        NodeId node = new NodeId(JobId.random().value());
        ownDirectory = options.getStoreDirectory() == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "camel-flux-" + node.value())
                : null;
        HttpSettings http = EngineSettings.http(options, ssl);
        JobSettings settings = EngineSettings.job(options, node);
        Path directory = ownDirectory == null ? Path.of(options.getStoreDirectory()) : ownDirectory;
        spool = new Spool(directory, options.getSpoolThreshold());
        kept = new Spool(directory, 0);
        pictures = new KeptPictures(kept);
        threads = new EngineThreads(options.getCamelContext(), this, options.getWorkerThreads());
        connections = new HttpConnections(http, threads.http(), threads.scheduler());
        BflProvider bfl = new BflProvider(catalog);
        lines = new AccountLines(
                Map.of(bfl.name(), bfl),
                catalog,
                new PermitLimits(
                        new ProviderSettings(options.getProviders()), options.getMaxInFlight(), options.getMaxQueued()),
                connections,
                http,
                spool);
        Clock clock = Clock.systemUTC();
        JobPorts ports = new JobPorts(
                new MemoryJobStore(clock, KEPT, pictures, pictures::bytes),
                pictures,
                lines,
                new SchedulerTimer(threads.scheduler()),
                clock,
                System::nanoTime,
                threads.workers(),
                JobId::random,
                () -> ThreadLocalRandom.current().nextDouble());
        aggregator = new JobAggregator(ports, settings, EngineSettings.timing(defaults, catalog));
    }

    /** Makes an engine and starts it. */
    static FluxEngine start(StateOptions options, FluxConfiguration defaults, SSLContext ssl) {
        FluxEngine engine = new FluxEngine(options, defaults, ssl);
        try {
            engine.aggregator.start().toCompletableFuture().get(STORE_SECONDS, TimeUnit.SECONDS);
            return engine;
        } catch (ExecutionException | TimeoutException e) {
            engine.close();
            throw new IllegalStateException("The job store cannot be used", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            engine.close();
            throw new IllegalStateException("Interrupted while the job store was opened", e);
        }
    }

    JobAggregator aggregator() {
        return aggregator;
    }

    AccountLines lines() {
        return lines;
    }

    Spool spool() {
        return spool;
    }

    ModelCatalog catalog() {
        return catalog;
    }

    KeptPictures pictures() {
        return pictures;
    }

    EngineThreads threads() {
        return threads;
    }

    /** Lets no new submission out; running jobs go on. */
    void quiesce() {
        aggregator.quiesce();
    }

    /** Ends all waits, then gives up threads, connections, files. */
    @Override
    public void close() {
        aggregator.stop().whenComplete((left, failure) -> {
            if (failure != null) {
                LOG.warn("The lease on the job store could not be given up: {}", failure.getMessage());
            }
        });
        connections.close();
        threads.close();
        pictures.close();
        spool.close();
        kept.close();
        if (ownDirectory != null) {
            try {
                Files.deleteIfExists(ownDirectory);
            } catch (IOException e) {
                LOG.warn("The directory {} could not be deleted: {}", ownDirectory, e.getMessage());
            }
        }
    }
}

package io.github.camelflux.component;

import io.github.camelflux.http.HttpConnections;
import io.github.camelflux.http.HttpSettings;
import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.image.Spool;
import io.github.camelflux.job.JobAggregator;
import io.github.camelflux.job.JobPorts;
import io.github.camelflux.job.JobSettings;
import io.github.camelflux.job.Timer;
import io.github.camelflux.job.life.JobId;
import io.github.camelflux.job.life.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a running component holds: threads, connections, the job store, kept pictures and the aggregator. Made when the
 * component starts, closed when it stops; then nothing of it is left. Safe for use by several threads.
 */
final class FluxEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FluxEngine.class);
    private static final long STORE_SECONDS = 30;
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(5);

    private final BooleanSupplier cancelOnShutdown;
    private final Path ownDirectory;
    private final EngineThreads threads;
    private final Spool spool;
    private final HttpConnections connections;
    private final JobKeeping keeping;
    private final ModelCatalog catalog;
    private final Budgets budgets;
    private final Clock clock;
    private final AccountLines lines;
    private final JobAggregator aggregator;
    private final CreditDesk credits;

    private FluxEngine(
            StateOptions options,
            String application,
            FluxConfiguration defaults,
            SSLContext ssl,
            EngineThreads threads) {
        cancelOnShutdown = options::isCancelOnShutdown;
        budgets = options.readBudgets();
        catalog = OwnCatalog.read(options.getModelCatalog(), options.getCamelContext());
        NodeId node = new NodeId(JobId.random().value());
        this.threads = threads;
        ownDirectory = options.getStoreDirectory() == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "camel-flux-" + node.value())
                : null;
        HttpSettings http = EngineSettings.http(options, ssl);
        JobSettings settings = EngineSettings.job(options, node);
        Path directory = ownDirectory == null ? Path.of(options.getStoreDirectory()) : ownDirectory;
        clock = options.clock();
        Timer timer = new SchedulerTimer(threads.scheduler());
        spool = new Spool(directory, options.getSpoolThreshold());
        keeping = options.isDurable()
                ? new DatabaseKeeping(
                        options,
                        application,
                        threads.store(options.getStoreThreads()),
                        timer,
                        spool,
                        this::accounts,
                        budgets.zone())
                : new MemoryKeeping(clock, directory, budgets.zone());
        connections = new HttpConnections(http, threads.http(), threads.scheduler());
        credits = new CreditDesk(timer, clock, System::nanoTime, options.getLowCredit());
        ProviderSettings settingsOfProviders = new ProviderSettings(options.getProviders());
        lines = new AccountLines(
                new Providers(catalog, settingsOfProviders, new SettingFiles(options.getCamelContext())),
                catalog,
                new PermitLimits(
                        options.isDurable(), settingsOfProviders, options.getMaxInFlight(), options.getMaxQueued()),
                connections,
                http,
                spool,
                new KeyRests(EngineSettings.creditPause(options), System::nanoTime, clock));
        JobPorts ports = new JobPorts(
                keeping.jobs(),
                keeping.pictures(),
                lines,
                timer,
                clock,
                System::nanoTime,
                threads.workers(),
                JobId::random,
                () -> ThreadLocalRandom.current().nextDouble());
        aggregator = new JobAggregator(
                ports,
                settings,
                terms -> EngineSettings.timing(defaults, terms, catalog.find(terms.model(), terms.provider())));
    }

    /**
     * Makes an engine; {@link #start} follows.
     *
     * @param application whose jobs are kept
     */
    static FluxEngine open(StateOptions options, String application, FluxConfiguration defaults, SSLContext ssl) {
        EngineThreads threads = new EngineThreads(options.getCamelContext(), options, options.getWorkerThreads());
        try {
            return new FluxEngine(options, application, defaults, ssl, threads);
        } catch (RuntimeException e) {
            threads.close();
            throw e;
        }
    }

    /** Takes its place among the nodes, and takes over what others left. */
    void start() {
        try {
            aggregator.start().toCompletableFuture().get(STORE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException("The job store cannot be used", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IllegalStateException("Interrupted while the job store was opened", e);
        }
    }

    JobAggregator aggregator() {
        return aggregator;
    }

    AccountLines lines() {
        return lines;
    }

    /** Asks what credit is left. */
    CreditDesk credits() {
        return credits;
    }

    Spool spool() {
        return spool;
    }

    ModelCatalog catalog() {
        return catalog;
    }

    Budgets budgets() {
        return budgets;
    }

    Instant now() {
        return clock.instant();
    }

    /** The day of the ledger that it is. */
    LocalDate today() {
        return LocalDate.ofInstant(now(), budgets.zone());
    }

    JobKeeping keeping() {
        return keeping;
    }

    EngineThreads threads() {
        return threads;
    }

    private Set<String> accounts() {
        return lines.followed();
    }

    /** Lets no new submission out; running jobs go on. */
    void quiesce() {
        aggregator.quiesce();
    }

    private void cancelRunning() {
        aggregator.quiesce();
        try {
            int asked = aggregator
                    .cancelRunning(CANCEL_LIMIT)
                    .toCompletableFuture()
                    .get(2 * CANCEL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            LOG.info("Asked providers to cancel {} running jobs", asked);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Not every running job could be cancelled: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all waits, then gives up threads, connections, files. */
    @Override
    public void close() {
        if (cancelOnShutdown.getAsBoolean()) {
            cancelRunning();
        }
        int running = aggregator.stop();
        if (running > 0) {
            LOG.warn(keeping.left(running));
        }
        aggregator.leave().whenComplete((left, failure) -> {
            if (failure != null) {
                LOG.warn("The lease on the job store could not be given up: {}", failure.getMessage());
            }
        });
        credits.close();
        connections.close();
        threads.close();
        keeping.close();
        spool.close();
        if (ownDirectory != null) {
            try {
                Files.deleteIfExists(ownDirectory);
            } catch (IOException e) {
                LOG.warn("The directory {} could not be deleted: {}", ownDirectory, e.getMessage());
            }
        }
    }
}

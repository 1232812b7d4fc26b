package io.github.camelflux.simulator;

import io.github.camelflux.simulator.bfl.BflFace;
import io.github.camelflux.simulator.bfl.Contract;
import io.github.camelflux.simulator.bfl.WebhookStyle;
import io.github.camelflux.simulator.control.ControlDesk;
import io.github.camelflux.simulator.deepinfra.CallbackShape;
import io.github.camelflux.simulator.draw.PictureStudio;
import io.github.camelflux.simulator.draw.Render;
import io.github.camelflux.simulator.engine.Accounts;
import io.github.camelflux.simulator.engine.ActiveLimits;
import io.github.camelflux.simulator.engine.Appointments;
import io.github.camelflux.simulator.engine.Bill;
import io.github.camelflux.simulator.engine.EngineSettings;
import io.github.camelflux.simulator.engine.JobEngine;
import io.github.camelflux.simulator.engine.RunTimes;
import io.github.camelflux.simulator.engine.SimulatedJob;
import io.github.camelflux.simulator.engine.SimulatorClock;
import io.github.camelflux.simulator.face.Backstage;
import io.github.camelflux.simulator.fault.Faults;
import io.github.camelflux.simulator.http.Endpoint;
import io.github.camelflux.simulator.http.Origin;
import io.github.camelflux.simulator.http.RecordedRequest;
import io.github.camelflux.simulator.push.Courier;
import io.github.camelflux.simulator.server.Listeners;
import io.github.camelflux.simulator.server.RequestLog;
import io.github.camelflux.simulator.wireflow.WireflowSettings;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Black Forest Labs' FLUX API, and those of others who offer FLUX, on loopback: with real pictures, one bill, a clock
 * that can be turned, and faults on request. It runs in this process until it is closed.
 *
 * <pre>{@code
 * try (FluxSimulator simulator = FluxSimulator.start()) {
 *     // POST simulator.baseUrl() + "/v1/flux-2-pro", header x-key: any
 *     assertThat(simulator.bill().count("a red fox")).isOne();
 * }
 * }</pre>
 *
 * <p>This class is thread-safe.
 */
public final class FluxSimulator implements AutoCloseable {

    private final SimulatorClock clock;
    private final WorkDirectory directory;
    private final JobEngine engine;
    private final PictureStudio studio;
    private final Appointments appointments;
    private final Listeners listeners;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final AtomicBoolean open = new AtomicBoolean(true);

    private FluxSimulator(Builder chosen) {
        Contract contract = Contract.load();
        clock = chosen.clock;
        engine = new JobEngine(chosen.engineSettings(contract), new Accounts(chosen.keys), clock, chosen.random());
        // First of what must be closed again, since it alone fails in ordinary life: a port may be taken.
        listeners = new Listeners(chosen.host, chosen.ports);
        appointments = new Appointments(clock);
        directory = WorkDirectory.in(chosen.temporaryFiles);
        studio = new PictureStudio(chosen.render, chosen.pictureBytes, directory.path());
        Backstage backstage = new Backstage(
                engine,
                studio,
                appointments,
                courier(chosen.callbackReach),
                directory.path(),
                chosen.linkLifetime,
                listeners::address);
        BflFace bfl =
                new BflFace(contract, backstage, chosen.finetunes, chosen.withdrawnModels, chosen.faces.bflWebhooks());
        ControlDesk control = new ControlDesk(engine, faults, clock, log, listeners::address);
        listeners.open(
                origin -> Faces.at(origin, bfl, backstage, chosen.faces), control, faults, log, directory.path());
    }

    private Courier courier(Courier.Reach reach) {
        return new Courier(faults, engine, appointments, reach, provider -> log.count(provider, Endpoint.CALLBACK));
    }

    /** Starts with all defaults: free ports on 127.0.0.1, any key, real run times. */
    public static FluxSimulator start() {
        return builder().start();
    }

    /** Starts with choices. */
    public static Builder builder() {
        return new Builder();
    }

    /** The address of the API, without a slash at the end: {@code POST {baseUrl}/v1/flux-2-pro}. */
    public URI baseUrl() {
        return listeners.address(Origin.API);
    }

    /** The origin of all polling addresses. Polls anywhere else are answered 404, as by another cluster. */
    public URI pollingUrl() {
        return listeners.address(Origin.POLLING);
    }

    /** The origin of all result links. */
    public URI deliveryUrl() {
        return listeners.address(Origin.DELIVERY);
    }

    /**
     * Where a provider takes submissions, without a slash at the end; for a provider other than {@code bfl} the one
     * address of all that it does.
     *
     * @param provider its name, one of {@link Origin#providers()}
     */
    public URI baseUrl(String provider) {
        return listeners.address(Origin.of(provider));
    }

    /** What would have been charged. */
    public Bill bill() {
        return engine.bill();
    }

    /** The script of faults. */
    public Faults faults() {
        return faults;
    }

    /** The time that jobs and links follow. */
    public SimulatorClock clock() {
        return clock;
    }

    /** The latest 10,000 requests in the order of their arrival, those for the simulator itself left out. */
    public List<RecordedRequest> requests() {
        return log.latest();
    }

    /** How many requests of a kind arrived, however long ago, at all providers together. */
    public long requestCount(Endpoint endpoint) {
        return log.countOf(endpoint);
    }

    /** How many requests of a kind arrived at one provider, however long ago. */
    public long requestCount(String provider, Endpoint endpoint) {
        return log.countOf(Origin.of(provider).provider(), endpoint);
    }

    /** How many jobs run under a key now: submitted and not ended at the clock. */
    public int activeJobs(String key) {
        return engine.activeJobs(key);
    }

    /** The highest number of jobs that ran at one time, over all keys. */
    public int maxActiveJobs() {
        return engine.maxActiveJobs();
    }

    /** The highest number of jobs that ran at one time under a key. */
    public int maxActiveJobs(String key) {
        return engine.maxActiveJobs(key);
    }

    /** All accepted jobs in the order of acceptance, as they are now. */
    public List<SimulatedJob> jobs() {
        return engine.jobs();
    }

    /** Stops listening, closes all connections, removes all files. A second call does nothing. */
    @Override
    public void close() {
        if (open.getAndSet(false)) {
            appointments.close();
            listeners.close();
            studio.close();
            directory.close();
        }
    }

    /** Choices for a simulator. Not thread-safe; can be used again for another simulator. */
    public static final class Builder {

        private final Map<Origin, Integer> ports = new EnumMap<>(Origin.class);
        private final Map<String, Optional<BigDecimal>> keys = new LinkedHashMap<>();
        private final Map<String, Integer> modelLimits = new LinkedHashMap<>();
        private String host = "127.0.0.1";
        private SimulatorClock clock = SimulatorClock.real();
        private double runTimeScale = 1.0;
        private Optional<Duration> runTime = Optional.empty();
        private Duration runTimeDeviation = Duration.ZERO;
        private Render render = Render.DRAWN;
        private int pictureBytes;
        private Optional<Integer> activeLimit = Optional.empty();
        private Optional<Duration> linkLifetime = Optional.empty();
        private Optional<Duration> taskLifetime = Optional.empty();
        private Optional<Path> temporaryFiles = Optional.empty();
        private boolean chargeModerated = true;
        private final Set<String> finetunes = new LinkedHashSet<>();
        private boolean withdrawnModels;
        private Courier.Reach callbackReach = Courier.Reach.LOOPBACK;
        private final FaceChoices faces = new FaceChoices();
        private Optional<Long> randomSeed = Optional.empty();

        private Builder() {}

        /** Port of the API; 0, the default, takes a free one. */
        public Builder port(int port) {
            ports.put(Origin.API, port);
            return this;
        }

        /** Port of the polling origin; 0, the default, takes a free one. */
        public Builder pollingPort(int port) {
            ports.put(Origin.POLLING, port);
            return this;
        }

        /** Port of the delivery origin; 0, the default, takes a free one. */
        public Builder deliveryPort(int port) {
            ports.put(Origin.DELIVERY, port);
            return this;
        }

        /** Port of a provider, by its name; 0, the default, takes a free one. */
        public Builder port(String provider, int port) {
            ports.put(Origin.of(provider), port);
            return this;
        }

        /** The address to listen on; 127.0.0.1 by default. */
        public Builder host(String address) {
            host = address;
            return this;
        }

        /** The clock; real time by default. */
        public Builder clock(SimulatorClock time) {
            clock = time;
            return this;
        }

        /** Factor on the run times that are drawn for each model; 1.0 by default, 0 ends every job at once. */
        public Builder runTimeScale(double factor) {
            runTimeScale = factor;
            return this;
        }

        /** One run time for all jobs instead of drawn ones. */
        public Builder runTime(Duration fixed) {
            return runTime(fixed, Duration.ZERO);
        }

        /** Run times of all jobs from one normal distribution, whatever their model; none is below zero. */
        public Builder runTime(Duration mean, Duration deviation) {
            runTime = Optional.of(mean);
            runTimeDeviation = deviation;
            return this;
        }

        /** How pictures are made; {@link Render#DRAWN} by default. */
        public Builder render(Render choice) {
            render = choice;
            return this;
        }

        /** Pads every picture to this many bytes, on disk; 0, the default, pads none. */
        public Builder pictureBytes(int minimum) {
            pictureBytes = minimum;
            return this;
        }

        /**
         * How many jobs one key may have running at each provider; 24 at BFL by default, elsewhere what that provider has.
         * Models with a lower limit keep it.
         */
        public Builder activeLimit(int limit) {
            activeLimit = Optional.of(limit);
            return this;
        }

        /** How many jobs of one model one key may have running; 6 for flux-kontext-max by default. */
        public Builder activeLimit(String model, int limit) {
            modelLimits.put(model, limit);
            return this;
        }

        /** Accepts a key, without limit on its spending. Once a key is registered, others are refused. */
        public Builder key(String key) {
            keys.put(key, Optional.empty());
            return this;
        }

        /** Accepts a key with this many credits of 0.01 US dollars. */
        public Builder key(String key, BigDecimal credits) {
            keys.put(key, Optional.of(credits));
            return this;
        }

        /** How long result links live; by default 10 minutes, one hour for FLUX 3 images, two hours for videos. */
        public Builder linkLifetime(Duration lifetime) {
            linkLifetime = Optional.of(lifetime);
            return this;
        }

        /**
         * Knows a finetune by its id. Once one is registered, others are refused; before, all but those that begin with
         * {@code unknown} can be used.
         */
        public Builder finetune(String id) {
            finetunes.add(id);
            return this;
        }

        /**
         * Whether to serve models that BFL withdrew, flux-pro-1.0-canny and -depth; false by default: their paths are
         * not found.
         */
        public Builder withdrawnModels(boolean serve) {
            withdrawnModels = serve;
            return this;
        }

        /** How far callbacks may go; by default to this machine only, whatever address a submission names. */
        public Builder callbackReach(Courier.Reach reach) {
            callbackReach = reach;
            return this;
        }

        /**
         * How many requests a minute a key may send to Together AI for each model; any number by default. One more is
         * refused with 429.
         */
        public Builder togetherRequestsPerMinute(int limit) {
            faces.togetherRequestsPerMinute(limit);
            return this;
        }

        /**
         * How many predictions a minute a token may create at Replicate, 600 by default, and call five times as often
         * for anything else. One more is refused with 429.
         */
        public Builder replicateCreatesPerMinute(int limit) {
            faces.replicateCreatesPerMinute(limit);
            return this;
        }

        /** Which kind of callback BFL sends; {@link WebhookStyle#SECRET} by default. */
        public Builder bflWebhooks(WebhookStyle style) {
            faces.bflWebhooks(style);
            return this;
        }

        /** Where the output stands in a callback of DeepInfra; {@link CallbackShape#TOP_LEVEL} by default. */
        public Builder deepInfraCallbacks(CallbackShape shape) {
            faces.deepInfraCallbacks(shape);
            return this;
        }

        /** Plan, workflows and keys at Wireflow; {@link WireflowSettings#DEFAULTS} by default. */
        public Builder wireflow(WireflowSettings settings) {
            faces.wireflow(settings);
            return this;
        }

        /** How long an ended task can be asked for; for ever by default. */
        public Builder taskLifetime(Duration lifetime) {
            taskLifetime = Optional.of(lifetime);
            return this;
        }

        /**
         * Whether jobs that end in moderation are charged; BFL does not say, so true by default, the reading that costs
         * more.
         */
        public Builder chargeModerated(boolean charge) {
            chargeModerated = charge;
            return this;
        }

        /**
         * Where pictures and long bodies are kept until it closes; an existing directory, the system's for temporary
         * files by default.
         */
        public Builder temporaryFiles(Path parent) {
            temporaryFiles = Optional.of(parent);
            return this;
        }

        /** Makes the drawn run times and the seeds of jobs without one come out the same every time. */
        public Builder randomSeed(long seed) {
            randomSeed = Optional.of(seed);
            return this;
        }

        /**
         * Starts the simulator.
         *
         * @throws RuntimeException if a chosen port is taken
         */
        public FluxSimulator start() {
            return new FluxSimulator(this);
        }

        private EngineSettings engineSettings(Contract contract) {
            Map<String, Integer> limits = new LinkedHashMap<>(contract.activeLimits());
            limits.putAll(modelLimits);
            return new EngineSettings(
                    new ActiveLimits(activeLimit, limits),
                    new RunTimes(runTime, runTimeDeviation, runTimeScale),
                    taskLifetime,
                    chargeModerated);
        }

        private Random random() {
            return randomSeed.map(Random::new).orElseGet(Random::new);
        }
    }
}

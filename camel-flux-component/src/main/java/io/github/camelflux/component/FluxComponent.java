package io.github.camelflux.component;

import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.job.TimeSpent;
import io.github.camelflux.job.budget.LedgerSums;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.Region;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.PropertiesHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pictures with FLUX. Everything with state belongs to the component: connections, the job store, permits, kept pictures.
 * Another set of limits is another instance. Options are read when it starts. Safe for use by several threads once started.
 */
@ManagedResource(description = "Managed Flux component")
@Component("flux")
public class FluxComponent extends StateOptions implements SSLContextParametersAware {

    private static final Logger LOG = LoggerFactory.getLogger(FluxComponent.class);

    private final LifecycleStrategySupport onStopping = new LifecycleStrategySupport() {
        @Override
        public void onContextStopping(CamelContext context) {
            FluxEngine running = engine;
            if (running != null) {
                running.quiesce();
            }
        }
    };

    @Metadata(description = "What endpoints are told that do not say otherwise.")
    private FluxConfiguration configuration = new FluxConfiguration();

    private final OneTimeWarnings warnings = new OneTimeWarnings(LOG::warn);
    private final RouteIdCheck routeIds = new RouteIdCheck(this);
    private volatile FluxEngine engine;
    private HealthRegistration health = HealthRegistration.NONE;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FluxOperation operation = FluxOperation.named(remaining);
        FluxConfiguration options = configuration.copy();
        // Meant for the component's provider, which an endpoint may not ask: see ProviderAccess.
        options.setApiKey(null);
        options.setBaseUrl(null);
        SizeOptions.hideDefaults(options, parameters.keySet());
        ModelChoice.hideDefaults(options, operation, parameters);
        options.getInput().putAll(PropertiesHelper.extractProperties(parameters, "input."));
        FluxEndpoint endpoint = new FluxEndpoint(uri, this, operation, options);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        providerSettings().check();
        tiers();
        pictureCount();
        readAssumedCost();
        StoreChecks.check(this, getCamelContext(), configuration.getRequestTimeout());
        FluxEngine made = FluxEngine.open(this, namespace(), configuration, sslContext());
        if (isDurable()) {
            openLines(made);
        }
        made.start();
        made.aggregator()
                .onProgress(new ProgressNotice(getCamelContext(), made.threads().workers()));
        engine = made;
        getCamelContext().addLifecycleStrategy(onStopping);
        getCamelContext().addLifecycleStrategy(routeIds);
        if (isHealthCheckProducerEnabled()) {
            health = HealthRegistration.of(getCamelContext(), this, engine);
        }
        LOG.info(made.keeping().promise());
    }

    /**
     * Jobs of an earlier process are followed from the start, before there are endpoints, or where there are none that buy: those of the
     * component's own provider, and of those that tiers lead to, as far as it is known how to ask them.
     */
    private void openLines(FluxEngine made) {
        ProviderAccess access = access(null);
        Set<String> names = new LinkedHashSet<>(List.of(configuration.getProvider()));
        names.addAll(tiers().providers());
        for (String name : names) {
            Provider provider = made.lines().providers().get(name);
            String baseUrl = access.baseUrl(name);
            boolean somewhere = baseUrl != null
                    || provider.baseUrl(configuration.getRegion()).isPresent();
            if (somewhere && access.isOpen(provider)) {
                access.keys(provider).forEach(key -> made.lines().open(name, key, baseUrl, configuration.getRegion()));
            }
        }
    }

    @Override
    protected void doStop() throws Exception {
        getCamelContext().getLifecycleStrategies().removeAll(List.of(onStopping, routeIds));
        health.end();
        health = HealthRegistration.NONE;
        FluxEngine running = engine;
        engine = null;
        if (running != null) {
            running.close();
        }
        super.doStop();
    }

    /**
     * What runs. Camel starts the producers within a split or a loop before it starts a component that was added by hand.
     *
     * @throws IllegalStateException if the component has stopped
     */
    FluxEngine engine() {
        if (engine == null && (isNew() || isBuild() || isInit())) {
            start();
        }
        FluxEngine running = engine;
        if (running == null) {
            throw new IllegalStateException("The flux component has stopped");
        }
        return running;
    }

    ProviderSettings providerSettings() {
        return new ProviderSettings(getProviders());
    }

    /**
     * What callbacks of a provider are signed with; null for none. As with API keys, an option is meant for the provider beside it
     * and told to no other.
     *
     * @param endpoint its options
     */
    String callbackSecret(String provider, FluxConfiguration endpoint) {
        String option = endpoint.getCallbackSecret();
        boolean inherited = Objects.equals(option, configuration.getCallbackSecret());
        String meant = inherited ? configuration.getProvider() : endpoint.getProvider();
        return providerSettings().find(provider, "callbackSecret").orElse(provider.equals(meant) ? option : null);
    }

    /** Which application's keys are meant. */
    String namespace() {
        return getStoreNamespace() == null ? getCamelContext().getName() : getStoreNamespace();
    }

    /** Where the keys of an account live. Providers may have been given keys that are the same. */
    String namespace(ProviderLine line) {
        String provider = line.provider().name();
        // As it was when there was one provider: stored keys depend on it.
        String prefix = provider.equals(Providers.DEFAULT) ? "/" : "/" + provider + "/";
        return namespace() + prefix + line.account().alias();
    }

    /** Where the keys of endpoints live that share purchases. */
    String groupNamespace(String group, Region region) {
        return namespace() + "/group/" + region.optionName() + "/" + group;
    }

    /**
     * Where providers are asked, and under which keys.
     *
     * @param options of the endpoint that asks; null for none
     */
    ProviderAccess access(FluxConfiguration options) {
        ProviderSettings settings = providerSettings();
        return new ProviderAccess(options, configuration, new ApiKeys(settings, System::getenv), settings);
    }

    /** Looks after the ids of routes that buy. */
    RouteIdCheck routeIds() {
        return routeIds;
    }

    /** Chooses the models that endpoints ask for. */
    ModelChoice modelChoice() {
        return new ModelChoice(engine().catalog(), tiers(), allowedModelNames()::check);
    }

    /** Knows how many pictures a message may ask for. */
    PictureCount pictureCount() {
        return new PictureCount(getMaxCount());
    }

    private Tiers tiers() {
        return new Tiers(getTiers(), allowedProviderNames());
    }

    /** Takes warnings that are given once, whatever endpoint has reason to. */
    OneTimeWarnings warnings() {
        return warnings;
    }

    AllowedProviders allowedProviderNames() {
        return new AllowedProviders(getAllowedProviders());
    }

    AllowedModels allowedModelNames() {
        return new AllowedModels(getAllowedModels());
    }

    public FluxConfiguration getConfiguration() {
        return configuration;
    }

    /** What endpoints are told that do not say otherwise. */
    public void setConfiguration(FluxConfiguration configuration) {
        this.configuration = Objects.requireNonNull(configuration, "configuration");
    }

    @ManagedAttribute(description = "Jobs that hold a permit, over all accounts")
    public int getJobsInFlight() {
        return lines().mapToInt(line -> line.permits().inFlight()).sum();
    }

    @ManagedAttribute(description = "Jobs that wait for a permit, over all accounts")
    public int getJobsQueued() {
        FluxEngine running = engine;
        return running == null ? 0 : running.aggregator().overview().queued();
    }

    @ManagedAttribute(description = "Permits that there are, over all accounts")
    public int getPermitLimit() {
        return lines().mapToInt(line -> line.permits().limit()).sum();
    }

    @ManagedAttribute(description = "Jobs that this component acts for or watches")
    public int getJobsAlive() {
        FluxEngine running = engine;
        return running == null ? 0 : running.aggregator().overview().alive().size();
    }

    @ManagedAttribute(description = "Jobs with facts that the job store has not taken yet")
    public int getFactsWaiting() {
        FluxEngine running = engine;
        return running == null ? 0 : running.aggregator().overview().factsWaiting();
    }

    @ManagedAttribute(description = "Results that were paid for and that no route takes")
    public int getUnclaimedResults() {
        FluxEngine running = engine;
        return running == null ? 0 : running.aggregator().overview().unclaimedCount();
    }

    @ManagedAttribute(description = "Pictures that are kept in this process to be handed on again")
    public int getKeptPictures() {
        FluxEngine running = engine;
        return running == null ? 0 : running.keeping().keptPictures();
    }

    @ManagedAttribute(description = "Size of the kept pictures in bytes")
    public long getKeptBytes() {
        FluxEngine running = engine;
        return running == null ? 0 : running.keeping().keptBytes();
    }

    @ManagedAttribute(description = "How long jobs waited for permits, all together, in milliseconds")
    public long getQueuedMillis() {
        return spent(TimeSpent.Stage.QUEUED);
    }

    @ManagedAttribute(
            description = "How long jobs took until they were accepted, with a permit, all together, in milliseconds")
    public long getSubmittingMillis() {
        return spent(TimeSpent.Stage.SUBMITTING);
    }

    @ManagedAttribute(
            description = "How long jobs ran until it was known that they had ended, all together, in milliseconds")
    public long getRunningMillis() {
        return spent(TimeSpent.Stage.RUNNING);
    }

    @ManagedAttribute(
            description =
                    "How long jobs had ended before it was known: an estimate, and a part of RunningMillis, all together, in milliseconds")
    public long getNoticingMillis() {
        return spent(TimeSpent.Stage.NOTICING);
    }

    @ManagedAttribute(description = "How long jobs were downloaded, all together, in milliseconds")
    public long getDownloadingMillis() {
        return spent(TimeSpent.Stage.DOWNLOADING);
    }

    @ManagedAttribute(description = "How long jobs were in their routes with the result, all together, in milliseconds")
    public long getDeliveringMillis() {
        return spent(TimeSpent.Stage.DELIVERING);
    }

    private long spent(TimeSpent.Stage stage) {
        FluxEngine running = engine;
        return running == null
                ? 0
                : running.aggregator().overview().spent().in(stage).toMillis();
    }

    @ManagedAttribute(
            description = "What the jobs that ended today cost, in US dollars, with estimates where no charge is known")
    public BigDecimal getCostTodayUsd() {
        FluxEngine running = engine;
        if (running == null) {
            return BigDecimal.ZERO;
        }
        LedgerSums sums = MoneyView.todaysSums(running);
        return sums.costUsd().add(sums.estimatedUsd());
    }

    @ManagedOperation(description = "What is spent and reserved of each budget")
    public TabularData listBudgets() throws OpenDataException {
        FluxEngine running = engine;
        return BudgetTable.of(running == null ? List.of() : MoneyView.budgets(running));
    }

    private Stream<ProviderLine> lines() {
        FluxEngine running = engine;
        return running == null ? Stream.empty() : running.lines().all().stream();
    }

    private SSLContext sslContext() throws Exception {
        SSLContextParameters parameters =
                getSslContextParameters() == null ? retrieveGlobalSslContextParameters() : getSslContextParameters();
        return parameters == null ? null : parameters.createSSLContext(getCamelContext());
    }
}

package io.github.camelflux.component;

import io.github.camelflux.image.Spool;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.Metadata;

/** What the component keeps and how much at once. Read once, when the component starts. Not safe for use by several threads. */
public abstract class StateOptions extends BudgetOptions {

    @Metadata(
            label = "advanced",
            description = "Settings of providers by the provider's name and the setting's: bfl.apiKey, bfl.baseUrl and "
                    + "bfl.maxInFlight (how many jobs one key may have in flight); bfl.requestsPerMinute, "
                    + "bfl.submissionsPerMinute and bfl.submissionsPerDay (how often one key may ask; without them as "
                    + "often as the provider is known to allow). The same for the others, such as fal.apiKey or "
                    + "openai.baseUrl, and settings of their own.")
    private Map<String, Object> providers = new LinkedHashMap<>();

    @Metadata(
            label = "security",
            description =
                    "The providers that endpoints and tiers may ask, by their names, separated by commas. A route or "
                            + "a tier that names another one does not start. Default any.")
    private String allowedProviders;

    @Metadata(
            label = "security",
            description =
                    "The models that endpoints and messages may ask for, separated by commas, with an asterisk at "
                            + "the end of a name for any ending. Default any.")
    private String allowedModels;

    @Metadata(
            label = "advanced",
            description = "What the option and header tier may name, as provider:model by the tier's name: "
                    + "tiers.draft=fal:flux-schnell. A message that names such a tier is bought from that provider, under "
                    + "its own key. Over the default tiers, which are flux-2-klein-4b for draft, flux-2-pro for standard "
                    + "and flux-2-max for final, each from the endpoint's own provider.")
    private Map<String, Object> tiers = new LinkedHashMap<>();

    @Metadata(
            label = "advanced",
            description = "A file of your own that is merged over the model catalogue, member by member: limits, times "
                    + "and prices of models, also of new ones. A JSON file at classpath: or file:. Default none.")
    private String modelCatalog;

    @Metadata(
            description = "How many jobs one API key may have in flight at the provider. Without it what the provider "
                    + "allows, for bfl 24 (6 of flux-kontext-max), as far as that is known. For one provider only: "
                    + "providers (bfl.maxInFlight).")
    private Integer maxInFlight;

    @Metadata(
            defaultValue = "10",
            description =
                    "How many pictures one message may ask for at the most (option, header and body field count). "
                            + "Above it the message fails before anything is bought, or the route does not start. Default 10.")
    private int maxCount = 10;

    @Metadata(
            defaultValue = "1000",
            description = "How many more jobs may wait here, without a thread, for a permit. Beyond it exchanges fail "
                    + "with FluxOverloadedException, or block (see blockWhenFull). Default 1000.")
    private int maxQueued = 1000;

    @Metadata(
            defaultValue = "false",
            description = "Whether an exchange that finds no place blocks its thread, up to queueTimeout, instead of "
                    + "failing: back-pressure for consumers that read as fast as they can. A thread of this "
                    + "component never blocks.")
    private boolean blockWhenFull;

    @Metadata(
            defaultValue = "1m",
            description =
                    "How long no further submission goes out under an API key that the provider refused for lack of "
                            + "credit (402). Meanwhile they fail at once with FluxCreditException, also those that wait for a "
                            + "permit; running jobs and other keys go on. Then one submission tries before the others. 0 turns the "
                            + "pause off. Default 1 minute.")
    private Duration creditPause = Duration.ofMinutes(1);

    @Metadata(
            defaultValue = "false",
            description =
                    "Whether jobs that run when the component stops are cancelled at their providers, where these can "
                            + "cancel. What is charged for a cancelled job the provider decides. Default false: they go on, and with "
                            + "a durable job store their results are fetched later.")
    private boolean cancelOnShutdown;

    @Metadata(
            description =
                    "Below this many credits an account is called low, by one warning in the log and by the health "
                            + "check. In the provider's unit, for bfl credits of 0.01 US dollars. The balance is known from "
                            + "flux:credits and from the health check, which asks every five minutes at the most. Without it "
                            + "nobody is told.")
    private Integer lowCredit;

    @Metadata(
            label = "advanced",
            defaultValue = "4",
            description = "How many threads continue exchanges whose job ended. Default 4.")
    private int workerThreads = 4;

    @Metadata(
            label = "advanced",
            description = "Where pictures above spoolThreshold are kept. Without it a directory of its own below the "
                    + "JVM's temporary directory, deleted when the component stops.")
    private String storeDirectory;

    @Metadata(
            label = "advanced",
            description = "Keeps the idempotency keys of different applications apart. Default the name of the Camel "
                    + "context.")
    private String storeNamespace;

    @Metadata(
            label = "advanced",
            defaultValue = "CamelFileName,JMSCorrelationID,JMSReplyTo,breadcrumbId",
            description = "Names of headers, separated by commas, that are kept with a job, so that a consumer of "
                    + "flux:results gets them.")
    private String storeHeaders = "CamelFileName,JMSCorrelationID,JMSReplyTo,breadcrumbId";

    @Metadata(
            label = "advanced",
            defaultValue = "1s",
            description = "How often the job store is asked for results that no exchange here waits for. Default 1 "
                    + "second.")
    private Duration storePollInterval = Duration.ofSeconds(1);

    @Metadata(
            label = "advanced",
            defaultValue = "1m",
            description = "How long a result that no exchange waits for waits for its message to come back before a "
                    + "consumer of flux:results gets it. Default 1 minute.")
    private Duration orphanGrace = Duration.ofMinutes(1);

    @Metadata(
            label = "advanced",
            defaultValue = "131072",
            description = "Pictures of more bytes than this are kept in files, not in memory. Default 131072 (128 KB).")
    private int spoolThreshold = Spool.DEFAULT_THRESHOLD;

    private Clock clock = Clock.systemUTC();

    public Map<String, Object> getProviders() {
        return providers;
    }

    public void setProviders(Map<String, Object> providers) {
        this.providers = providers;
    }

    public String getAllowedProviders() {
        return allowedProviders;
    }

    public void setAllowedProviders(String allowedProviders) {
        this.allowedProviders = allowedProviders;
    }

    public String getAllowedModels() {
        return allowedModels;
    }

    public void setAllowedModels(String allowedModels) {
        this.allowedModels = allowedModels;
    }

    public Map<String, Object> getTiers() {
        return tiers;
    }

    public void setTiers(Map<String, Object> tiers) {
        this.tiers = tiers;
    }

    public String getModelCatalog() {
        return modelCatalog;
    }

    public void setModelCatalog(String modelCatalog) {
        this.modelCatalog = modelCatalog;
    }

    public Integer getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(Integer maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public int getMaxCount() {
        return maxCount;
    }

    public void setMaxCount(int maxCount) {
        this.maxCount = maxCount;
    }

    public int getMaxQueued() {
        return maxQueued;
    }

    public void setMaxQueued(int maxQueued) {
        this.maxQueued = maxQueued;
    }

    public boolean isBlockWhenFull() {
        return blockWhenFull;
    }

    public void setBlockWhenFull(boolean blockWhenFull) {
        this.blockWhenFull = blockWhenFull;
    }

    public boolean isCancelOnShutdown() {
        return cancelOnShutdown;
    }

    public void setCancelOnShutdown(boolean cancelOnShutdown) {
        this.cancelOnShutdown = cancelOnShutdown;
    }

    public Duration getCreditPause() {
        return creditPause;
    }

    public void setCreditPause(Duration creditPause) {
        this.creditPause = creditPause;
    }

    public Integer getLowCredit() {
        return lowCredit;
    }

    public void setLowCredit(Integer lowCredit) {
        this.lowCredit = lowCredit;
    }

    public int getWorkerThreads() {
        return workerThreads;
    }

    public void setWorkerThreads(int workerThreads) {
        this.workerThreads = workerThreads;
    }

    public String getStoreDirectory() {
        return storeDirectory;
    }

    public void setStoreDirectory(String storeDirectory) {
        this.storeDirectory = storeDirectory;
    }

    public String getStoreNamespace() {
        return storeNamespace;
    }

    public void setStoreNamespace(String storeNamespace) {
        this.storeNamespace = storeNamespace;
    }

    public String getStoreHeaders() {
        return storeHeaders;
    }

    public void setStoreHeaders(String storeHeaders) {
        this.storeHeaders = storeHeaders;
    }

    public Duration getStorePollInterval() {
        return storePollInterval;
    }

    public void setStorePollInterval(Duration storePollInterval) {
        this.storePollInterval = storePollInterval;
    }

    public Duration getOrphanGrace() {
        return orphanGrace;
    }

    public void setOrphanGrace(Duration orphanGrace) {
        this.orphanGrace = orphanGrace;
    }

    public int getSpoolThreshold() {
        return spoolThreshold;
    }

    public void setSpoolThreshold(int spoolThreshold) {
        this.spoolThreshold = spoolThreshold;
    }

    /** @throws IllegalArgumentException if there is no such provider, or it may not be asked; the message names option and value */
    void checkProvider(String name) {
        Providers.check("provider", name);
        new AllowedProviders(allowedProviders).check("provider", name);
    }

    Clock clock() {
        return clock;
    }

    /** The day whose prices count. */
    LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Tests turn time. */
    void useClock(Clock other) {
        clock = other;
    }
}

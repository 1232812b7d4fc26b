package io.github.camelflux.component;

import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that say how a job is bought, waited for and looked at. Not safe for use by several threads. */
@UriParams
public abstract class JobOptions extends PictureOptions {

    @UriParam(
            label = "producer",
            defaultValue = "message",
            description = "Which messages share one purchase: message (each message buys once, however often it is "
                    + "delivered), request (equal requests share one picture while it is kept), none, or a Simple "
                    + "expression whose value is the key. The header CamelFluxIdempotencyKey comes before it and is "
                    + "taken literally.")
    private String idempotencyKey = "message";

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "Whether the exchange continues with the picture. If false it continues as soon as the "
                    + "provider has accepted the job, with the body unchanged and the job in the headers; the "
                    + "picture then goes to a consumer of flux:results.")
    private boolean waitForResult = true;

    @UriParam(
            label = "producer",
            description = "How long await waits. Without it the time that the model's jobs are given (see jobTimeout).")
    private Duration waitTimeout;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether await only looks at the outcome: it then does not count as delivered, and a consumer "
                            + "of flux:results, or whoever else it is meant for, gets it as well.")
    private boolean peek;

    @UriParam(
            label = "producer",
            defaultValue = "10m",
            description = "How long a job may take to be accepted: waiting for a permit, and trying again after "
                    + "refusals that pass. Default 10 minutes.")
    private Duration queueTimeout = Duration.ofMinutes(10);

    @UriParam(
            label = "producer",
            description = "How long the exchange waits once the job was accepted. Without it the time that the "
                    + "catalogue gives the model. A job that takes longer goes on and is not bought again.")
    private Duration jobTimeout;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "30s",
            description = "How long one HTTP request may take, from 1 second to 5 minutes. Default 30 seconds.")
    private Duration requestTimeout = Duration.ofSeconds(30);

    @UriParam(
            label = "producer,advanced",
            defaultValue = "60s",
            description = "How long the download of one picture may take. Default 60 seconds.")
    private Duration downloadTimeout = Duration.ofSeconds(60);

    @UriParam(
            label = "producer",
            defaultValue = "24h",
            description = "How long a picture (or a moderation) is kept after the job settled, to be handed on again "
                    + "without another purchase. Default 24 hours.")
    private Duration resultRetention = Duration.ofHours(24);

    @UriParam(
            label = "producer",
            description = "Names the consumer of flux:results that gets the picture when no exchange waits for it. "
                    + "Without it the id of the route.")
    private String resultsGroup;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description = "Whether a message that comes back may buy again although nobody can say whether its last "
                    + "purchase was accepted. May pay twice.")
    private boolean resubmitOnUnknown;

    @UriParam(
            label = "common",
            defaultValue = "false",
            description =
                    "Whether a picture is handed on that its provider made and flagged by its content rules, with the "
                            + "header CamelFluxJobFlagged. With false the exchange fails with FluxModerationException, stage "
                            + "CONTENT, and the picture is kept for whoever asks for it with true. For flux:results the same.")
    private boolean allowFlagged;

    @UriParam(
            label = "producer,advanced",
            description = "Names endpoints that share purchases, whatever their provider, API key and model: a message "
                    + "whose key is the header CamelFluxIdempotencyKey or the value of an expression gets what any of "
                    + "them bought under that key, within one region. For fail-over between providers. Letters, digits and "
                    + ". _ - only. Without it keys belong to the API key that buys.")
    private String accountGroup;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "4",
            description =
                    "How many questions for its state a job may take in the mean, between 2 and 20. When they are asked is "
                            + "learned from the run times of the jobs before it, by provider, model, operation and size. While "
                            + "messages wait for a permit it is 9 if that is more. Default 4.")
    private int pollsPerJob = 4;

    @UriParam(
            label = "producer,advanced",
            description =
                    "A fixed time between two questions for the state of a job, at least 50 ms. Then pollsPerJob does "
                            + "not count. Without it questions are asked when they are worth it.")
    private Duration pollInterval;

    @UriParam(
            label = "common",
            description = "For flux:results, the results group to consume; without it every group that has no consumer "
                    + "of its own. For flux:jobs and flux:forget, only jobs of this group.")
    private String group;

    @UriParam(
            label = "consumer",
            defaultValue = "4",
            description = "How many results are in the route at once. Default 4.")
    private int maxInProgress = 4;

    @UriParam(
            label = "producer",
            enums = "intent,accepted,unknown,settled,forgotten",
            description =
                    "For flux:jobs, only jobs of this state. For flux:forget the same: with it, or with group, and "
                            + "without a job in the headers, the keys of all such jobs are freed that block their key: those of "
                            + "unknown outcome, and cancelled ones that were perhaps charged.")
    private String state;

    @UriParam(
            label = "producer",
            defaultValue = "100",
            description = "For flux:jobs and for flux:forget by state or group, how many jobs at the most, the newest "
                    + "first. Default 100.")
    private int limit = 100;

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public boolean isWaitForResult() {
        return waitForResult;
    }

    public void setWaitForResult(boolean waitForResult) {
        this.waitForResult = waitForResult;
    }

    public Duration getWaitTimeout() {
        return waitTimeout;
    }

    public void setWaitTimeout(Duration waitTimeout) {
        this.waitTimeout = waitTimeout;
    }

    public boolean isPeek() {
        return peek;
    }

    public void setPeek(boolean peek) {
        this.peek = peek;
    }

    public Duration getQueueTimeout() {
        return queueTimeout;
    }

    public void setQueueTimeout(Duration queueTimeout) {
        this.queueTimeout = queueTimeout;
    }

    public Duration getJobTimeout() {
        return jobTimeout;
    }

    public void setJobTimeout(Duration jobTimeout) {
        this.jobTimeout = jobTimeout;
    }

    public Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public Duration getDownloadTimeout() {
        return downloadTimeout;
    }

    public void setDownloadTimeout(Duration downloadTimeout) {
        this.downloadTimeout = downloadTimeout;
    }

    public Duration getResultRetention() {
        return resultRetention;
    }

    public void setResultRetention(Duration resultRetention) {
        this.resultRetention = resultRetention;
    }

    public String getResultsGroup() {
        return resultsGroup;
    }

    public void setResultsGroup(String resultsGroup) {
        this.resultsGroup = resultsGroup;
    }

    public boolean isResubmitOnUnknown() {
        return resubmitOnUnknown;
    }

    public void setResubmitOnUnknown(boolean resubmitOnUnknown) {
        this.resubmitOnUnknown = resubmitOnUnknown;
    }

    public boolean isAllowFlagged() {
        return allowFlagged;
    }

    public void setAllowFlagged(boolean allowFlagged) {
        this.allowFlagged = allowFlagged;
    }

    public String getAccountGroup() {
        return accountGroup;
    }

    public void setAccountGroup(String accountGroup) {
        this.accountGroup = accountGroup;
    }

    public int getPollsPerJob() {
        return pollsPerJob;
    }

    public void setPollsPerJob(int pollsPerJob) {
        this.pollsPerJob = pollsPerJob;
    }

    public Duration getPollInterval() {
        return pollInterval;
    }

    public void setPollInterval(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public int getMaxInProgress() {
        return maxInProgress;
    }

    public void setMaxInProgress(int maxInProgress) {
        this.maxInProgress = maxInProgress;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public int getLimit() {
        return limit;
    }

    public void setLimit(int limit) {
        this.limit = limit;
    }
}

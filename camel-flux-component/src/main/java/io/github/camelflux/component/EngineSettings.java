package io.github.camelflux.component;

import io.github.camelflux.http.HttpProxy;
import io.github.camelflux.http.HttpSettings;
import io.github.camelflux.http.TrustedHosts;
import io.github.camelflux.image.Model;
import io.github.camelflux.job.JobSettings;
import io.github.camelflux.job.JobTiming;
import io.github.camelflux.job.ProviderLine;
import io.github.camelflux.job.life.JobTerms;
import io.github.camelflux.job.life.NodeId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** The component's options in the words of the packages below. */
final class EngineSettings {

    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(15);
    private static final int RENEWALS = 6;
    private static final Duration INSTANT = Duration.ofMillis(1);
    private static final Duration REDELIVERY_DELAY = Duration.ofSeconds(5);

    private EngineSettings() {}

    static HttpSettings http(StateOptions options, SSLContext ssl) {
        Map<String, String> headers = new LinkedHashMap<>();
        options.getHttpHeader().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        boolean proxied = options.getProxyHost() != null || options.getProxyPort() != null;
        return HttpSettings.builder()
                .headers(headers)
                .proxy(proxied ? proxy(options) : null)
                .sslContext(ssl)
                .trustedHosts(TrustedHosts.parse(options.getTrustedHosts()))
                .allowPrivateResultHosts(options.isAllowPrivateResultHosts())
                .maxDownloads(options.getMaxDownloads())
                .build();
    }

    private static HttpProxy proxy(NetworkOptions options) {
        return new HttpProxy(
                options.getProxyHost(),
                options.getProxyPort() == null ? 0 : options.getProxyPort(),
                options.getProxyUser(),
                options.getProxyPassword(),
                options.getNonProxyHosts());
    }

    static JobSettings job(StateOptions options, NodeId node) {
        return new JobSettings(
                node,
                lease(options),
                renewal(options),
                options.getStorePollInterval(),
                options.getOrphanGrace(),
                longestRequest(options),
                REDELIVERY_DELAY);
    }

    /** How long an API key rests after it was refused for lack of credit. */
    static Duration creditPause(StateOptions options) {
        Duration pause = options.getCreditPause();
        if (pause.isNegative()) {
            throw new IllegalArgumentException(
                    "creditPause: " + pause.toMillis() + " ms is below 0, which turns the pause off");
        }
        return pause;
    }

    /** How often the lease is renewed. */
    static Duration renewal(StoreOptions options) {
        Duration part = lease(options).dividedBy(RENEWALS);
        return part.compareTo(LONGEST_RENEWAL) < 0 ? part : LONGEST_RENEWAL;
    }

    /** The longest {@code requestTimeout}: the node's lease on the job store must outlive a POST and two renewals. */
    static Duration longestRequest(StoreOptions options) {
        Duration longest =
                lease(options).minus(renewal(options).multipliedBy(2)).minus(INSTANT);
        return longest.compareTo(LONGEST_REQUEST) < 0 ? longest : LONGEST_REQUEST;
    }

    /** The limit of a submission: where its answer brings the picture, as long as an exchange waits for one. */
    static Duration submitTimeout(FluxEndpoint endpoint, ProviderLine line, Model model) {
        JobOptions options = endpoint.getConfiguration();
        if (!line.provider().isSynchronous()) {
            return options.getRequestTimeout();
        }
        Duration wait = options.getJobTimeout() == null ? model.deadline() : options.getJobTimeout();
        // A tier may lead here from an endpoint whose own provider lets jobs run as long as they like.
        Duration longest = longestRequest(endpoint.component());
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** In memory there is nobody else who could take jobs over. */
    private static Duration lease(StoreOptions options) {
        return options.isDurable() ? options.getNodeLease() : LONGEST_REQUEST.plus(LONGEST_RENEWAL.multipliedBy(3));
    }

    /** The timing of a job that comes without an endpoint. */
    static JobTiming timing(FluxConfiguration defaults, JobTerms terms, Model model) {
        return new JobTiming(
                defaults.getQueueTimeout(),
                defaults.getRequestTimeout(),
                defaults.getRequestTimeout(),
                defaults.getDownloadTimeout(),
                PollOptions.of(defaults, terms, model),
                model.lostAfter(),
                model.linkLifetime());
    }
}

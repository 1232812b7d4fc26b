package io.github.camelflux.provider.wireflow;

import io.github.camelflux.image.ModelCatalog;
import io.github.camelflux.provider.Account;
import io.github.camelflux.provider.HttpAnswer;
import io.github.camelflux.provider.HttpCall;
import io.github.camelflux.provider.PollAdvice;
import io.github.camelflux.provider.PollAnswer;
import io.github.camelflux.provider.Provider;
import io.github.camelflux.provider.ProviderOptions;
import io.github.camelflux.provider.RateLimit;
import io.github.camelflux.provider.Region;
import io.github.camelflux.provider.RemoteJob;
import io.github.camelflux.provider.Submission;
import io.github.camelflux.provider.SubmitAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Wireflow: a workflow is executed and its state asked for until it is over; it may make several pictures. A submission whose
 * answer was lost is sent again under the same {@code Idempotency-Key}, and bought once. Safe for use by several threads.
 */
public final class WireflowProvider implements Provider {

    /** The name in options, headers and receipts. */
    public static final String NAME = "wireflow";

    private final WireflowOptions options;
    private final WireflowRequests requests;
    private final WireflowPollAnswers polls;

    /**
     * @param catalog says which models are no workflows
     * @param options {@code workflow}: the id of the workflow that is run for a model of the catalogue; any other model's name is
     *     the id of a workflow itself.
     *     {@code promptNode}: the node that takes the prompt, {@code text-input-1} unless set, and {@code promptParam} its
     *     parameter, {@code prompt} unless set.
     *     {@code outputNode}: the node whose pictures are meant; those of all nodes unless set.
     *     {@code outputs}: a JSON pointer to where outputs stand in the answer to a poll; searched for unless set.
     *     {@code webhookId}: the workflow is triggered by this id, without a key, and cannot be named by the model; a lost answer
     *     is not sent again then.
     *     {@code readKey}: a key of its own for questions; the API key unless set.
     *     {@code plan}: {@code free}, {@code starter}, {@code pro} or {@code enterprise}, whose limits are kept to; unless set,
     *     only what answers say is.
     * @throws IllegalArgumentException if an option has a value that is none; the message names both
     */
    public WireflowProvider(ModelCatalog catalog, ProviderOptions options) {
        this.options = WireflowOptions.of(options);
        this.requests = new WireflowRequests(catalog, this.options);
        this.polls = new WireflowPollAnswers(new WireflowOutputs(this.options.outputNode(), this.options.outputs()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<URI> baseUrl(Region region) {
        return region == Region.GLOBAL ? Optional.of(URI.create("https://www.wireflow.ai")) : Optional.empty();
    }

    @Override
    public List<String> trustedDomains() {
        return List.of("wireflow.ai");
    }

    /** A trigger takes none, but a question does. */
    @Override
    public boolean needsKey() {
        return !options.isTriggered() || options.readKey().isEmpty();
    }

    /** The first answer is given again for 24 hours. Nothing is said of that where a workflow is triggered. */
    @Override
    public boolean honoursAttempts() {
        return !options.isTriggered();
    }

    @Override
    public List<RateLimit> rates() {
        return options.plan().map(WireflowPlan::rates).orElse(List.of());
    }

    @Override
    public Optional<PollAdvice> pollAdvice() {
        return Optional.of(new PollAdvice(Duration.ofSeconds(1), 1.5, Duration.ofSeconds(10)));
    }

    @Override
    public HttpCall submit(Submission submission) {
        return requests.submit(submission);
    }

    @Override
    public SubmitAnswer submitted(Submission submission, HttpAnswer answer) {
        return WireflowSubmitAnswers.read(answer);
    }

    @Override
    public Optional<HttpCall> poll(RemoteJob job, Account account) {
        return Optional.of(requests.poll(job, account));
    }

    @Override
    public PollAnswer polled(RemoteJob job, Account account, HttpAnswer answer) {
        return polls.read(answer);
    }
}
